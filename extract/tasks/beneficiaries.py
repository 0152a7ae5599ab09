"""Beneficiaries: for whom a task is done, where it says so ("hỗ trợ … cho các hợp tác xã", "Đối tượng thụ hưởng: …")."""

from extract.agencies import AgencySpan
from extract.fold import compile_folded

_HELP = compile_folded(
    r"(?<!\p{L})(?:hỗ trợ|tập huấn|đào tạo|bồi dưỡng|tư vấn|trợ giúp|cấp phát|trang bị|tặng|trao|dạy nghề|giải quyết việc làm)(?!\p{L})"
    r"[^.;:]{0,90}?\scho\s(?=\S)"
)
# Who may be helped: people and bodies; "cho việc …", "cho năm …" are none.
_HELPED = compile_folded(
    r"(?P<who>(?:toàn thể |các |những |một số |\d+ )?(?:lượt )?(?:đối tượng|doanh nghiệp|hợp tác xã|htx|tổ hợp tác|hộ|hộ gia đình"
    r"|người|cán bộ|công chức|viên chức|học sinh|sinh viên|giáo viên|phụ nữ|thanh niên|trẻ em"
    r"|nông dân|ngư dân|lao động|đồng bào|cơ sở|đơn vị|cơ quan"
    r"|chủ thể|nhân dân|cộng đồng|gia đình|đội ngũ|hội viên|đoàn viên|xã|địa phương)(?!\p{L})"
    r"(?:\s(?!về\s|để\s|theo\s|nhằm\s|khi\s|với\s|bằng\s|từ\s|đến\s|trước\s|tham gia\s|vay\s|trong việc\s|có hiệu lực)[^\s,.;:()]+){0,8})"
)


def beneficiaries_in(folded: str, text: str, start: int, end: int) -> tuple[AgencySpan, ...]:
    """The people or bodies that the words say something is done for."""
    found: list[AgencySpan] = []
    for help_ in _HELP.finditer(folded, start, end):
        helped = _HELPED.match(folded, help_.end(), end)
        if helped is not None:
            found.append(AgencySpan(*helped.span("who")))
    return tuple(found)
