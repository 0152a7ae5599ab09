"""What things are called on the pages, in Vietnamese; `data/english.toml` has the same in English."""

from dataset.corrections import ItemKind, State
from schemas import Relation

KIND_NAMES = {
    ItemKind.TARGETS: "Chỉ tiêu",
    ItemKind.TASKS: "Nhiệm vụ",
    ItemKind.BUDGETS: "Kinh phí",
    ItemKind.REFERENCES: "Văn bản liên quan",
}
LETTERS = {ItemKind.TARGETS: "C", ItemKind.TASKS: "N", ItemKind.BUDGETS: "K", ItemKind.REFERENCES: "V"}
STATE_NAMES = {
    State.MACHINE: "máy đọc",
    State.ACCEPTED: "đã xác nhận",
    State.EDITED: "đã sửa",
    State.DELETED: "đã xoá",
    State.ADDED: "người thêm",
}
RELATION_NAMES = {
    Relation.LEGAL_BASIS: "căn cứ",
    Relation.PROPOSAL: "tờ trình, đề nghị",
    Relation.IMPLEMENTS: "thực hiện",
    Relation.AMENDS: "sửa đổi, bổ sung",
    Relation.REPLACES: "thay thế",
    Relation.REPEALS: "bãi bỏ",
    Relation.PROMULGATES: "ban hành",
    Relation.MENTIONS: "nhắc đến",
}
FIELD_NAMES = {
    "number": "Số, ký hiệu", "type": "Loại văn bản", "title": "Trích yếu", "issuer": "Cơ quan ban hành",
    "province": "Tỉnh, thành phố", "place": "Nơi ban hành", "issued_on": "Ngày ban hành", "effective_on": "Hiệu lực từ",
    "expires_on": "Hết hiệu lực", "signer": "Người ký", "recipients": "Nơi nhận", "period": "Thời gian thực hiện",
    "goal": "Mục tiêu chung", "sectors": "Ngành, lĩnh vực", "site": "Trang tin", "author": "Tác giả",
    "published_on": "Ngày đăng", "published_at": "Ngày đăng",
}  # fmt: skip
ACTION_NAMES = {
    "accept": "xác nhận",
    "edit": "sửa",
    "delete": "xoá",
    "add": "thêm",
    "undo": "hoàn tác",
}
COMPARATOR_NAMES = {
    "=": "bằng (=)",
    ">=": "ít nhất (≥)",
    "<=": "nhiều nhất (≤)",
    "+": "tăng thêm (+)",
    "-": "giảm đi (−)",
}
LEVEL_NAMES = {
    "central": "Trung ương", "ministry": "Bộ, ngành", "province": "Tỉnh, thành phố", "department": "Sở",
    "district": "Huyện", "commune": "Xã, phường",
}  # fmt: skip
DOCUMENT_NAMES = {
    "decision": "Quyết định", "plan": "Kế hoạch", "news": "Tin đăng", "resolution": "Nghị quyết", "directive": "Chỉ thị",
    "other": "Khác",
}  # fmt: skip
