"""The pages of a site of each family, of our own writing: a list's page, an item's page, and where things are on it.

They follow what is known of each family's lists and pages (addresses, names of classes and ids), not any real page.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from tests.corpus.crawl.entries import Entry


@dataclass(frozen=True, slots=True)
class Family:
    """How a family's site looks. `list_path`: of the page-th list (from 1). `page_path`, `file_path`: of an entry's."""

    list_page: Callable[[Sequence[Entry], int, int, int], str]
    page: Callable[[Entry], str]
    list_path: str
    page_path: str
    file_path: str
    media_type: str = "text/html; charset=utf-8"
    page_media_type: str = "text/html; charset=utf-8"


def _frame(title: str, body: str, head: str = "") -> str:
    menu = "".join(
        f'<li><a href="/muc-{n}">{name}</a></li>' for n, name in enumerate(("Giới thiệu", "Tin tức", "Liên hệ"))
    )
    return (
        f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>{escape(title)}</title>{head}</head>\n'
        f'<body><div class="header"><ul class="menu">{menu}</ul></div>\n<div class="main">\n{body}\n</div>\n'
        '<div class="footer"><p>Cổng thông tin điện tử. Ghi rõ nguồn khi phát hành lại thông tin.</p></div></body></html>\n'
    )


def _text(entry: Entry) -> str:
    return "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in entry.paragraphs)


def _files(entry: Entry, path: str, separator: str = " ") -> str:
    return separator.join(f'<a href="{path.format(key=entry.key, file=name)}">{name}</a>' for name in entry.files)


def _liferay_list(shown: Sequence[Entry], page: int, pages: int, total: int) -> str:
    rows = "\n".join(
        f'<div class="asset-abstract"><h3 class="asset-title"><a href="{LIFERAY.page_path.format(key=entry.key)}'
        f'?redirect=%2Flist&amp;p_p_auth=k{page}">{escape(entry.title)}</a></h3>'
        f'<span class="metadata-entry metadata-publish-date">{entry.dated} 08:30</span></div>'
        for entry in shown
    )
    following = f'<a class="next" href="/web/guest/van-ban?cur={page + 1}">Tiếp theo</a>' if page < pages else ""
    return _frame("Văn bản", f'{rows}<div class="taglib-page-iterator">{following}</div>', "<!-- Liferay.Portlet -->")


def _liferay_page(entry: Entry) -> str:
    return _frame(
        entry.title,
        f'<div class="asset-full-content"><h1>{escape(entry.title)}</h1>'
        f'<span class="metadata-publish-date">{entry.dated}</span>'
        f'<div class="journal-content-article">{_text(entry)}</div>'
        f'<p class="files">{_files(entry, LIFERAY.file_path)}</p></div>',
    )


def _vnpt_list(shown: Sequence[Entry], page: int, pages: int, total: int) -> str:
    rows = "\n".join(
        f'<tr><td class="doc-number">{entry.number}</td><td class="doc-date">{entry.dated}</td>'
        f'<td class="doc-title"><a href="{VNPT.page_path.format(key=entry.key)}&amp;p_p_state=normal">'
        f"{escape(entry.title)}</a></td></tr>"
        for entry in shown
    )
    following = f'<li class="next"><a href="/van-ban?_cur={page + 1}">»</a></li>' if page < pages else ""
    table = f'<table class="vnpt-docs"><thead><tr><th>Số</th><th>Ngày</th><th>Trích yếu</th></tr></thead><tbody>{rows}</tbody>'
    return _frame("Văn bản", f'{table}</table><ul class="pagination">{following}</ul><!-- vnpteportal -->')


def _vnpt_page(entry: Entry) -> str:
    return _frame(
        entry.title,
        f'<div class="vnpt-doc-detail"><h2 class="doc-subject">{escape(entry.title)}</h2><table>'
        f"<tr><th>Số ký hiệu</th><td>{entry.number}</td></tr><tr><th>Ngày ban hành</th><td>{entry.dated}</td></tr></table>"
        f'<div class="doc-content">{_text(entry)}</div><div class="doc-files">{_files(entry, VNPT.file_path)}</div></div>',
    )


def _sharepoint_list(shown: Sequence[Entry], page: int, pages: int, total: int) -> str:
    rows = "\n".join(
        f'<tr class="ms-itmhover"><td class="ms-vb-number">{entry.number}</td><td class="ms-vb2">'
        f'<a class="ms-listlink" href="{SHAREPOINT.page_path.format(key=entry.key)}">{escape(entry.title)}</a></td>'
        f'<td class="ms-vb-date">{entry.dated}</td></tr>'
        for entry in shown
    )
    following = (
        f'<td class="ms-paging-next"><a href="/Pages/vanban.aspx?Trang={page + 1}">Tiếp</a></td>'
        if page < pages
        else ""
    )
    return _frame(
        "Văn bản",
        f'<table class="ms-listviewtable">{rows}</table><table><tr>{following}</tr></table>',
        '<meta name="GENERATOR" content="Microsoft SharePoint">',
    )


def _sharepoint_page(entry: Entry) -> str:
    return _frame(
        entry.title,
        f'<h1 class="news-title">{escape(entry.title)}</h1><span class="news-date">{entry.dated}</span>'
        f'<div class="ms-rtestate-field">{_text(entry)}</div><ul class="files"><li>{_files(entry, SHAREPOINT.file_path)}</li></ul>',
    )


def _dnn_list(shown: Sequence[Entry], page: int, pages: int, total: int) -> str:
    rows = "\n".join(
        f'<div class="news-item"><a class="news-item-title" href="{DNN.page_path.format(key=entry.key)}">'
        f'{escape(entry.title)}</a><span class="news-item-date">({entry.dated})</span></div>'
        for entry in shown
    )
    following = (
        f'<a class="next" href="/tin-tuc/tabid/255/trang/{page + 1}/Default.aspx">Trang sau</a>' if page < pages else ""
    )
    return _frame(
        "Tin tức",
        f'<div class="DnnModule" id="dnn_ctr255"><div class="news-list">{rows}</div>'
        f'<div class="news-paging">{following}</div></div>',
    )


def _dnn_page(entry: Entry) -> str:
    return _frame(
        entry.title,
        f'<div class="DnnModule"><h1 class="detail-title">{escape(entry.title)}</h1>'
        f'<span class="detail-date">Cập nhật {entry.dated}</span><div class="detail-content">{_text(entry)}</div>'
        f'<div class="detail-files">{_files(entry, DNN.file_path)}</div></div>',
    )


def _nukeviet_list(shown: Sequence[Entry], page: int, pages: int, total: int) -> str:
    rows = "\n".join(
        f'<div class="panel panel-default"><div class="panel-body"><h3><a href="{NUKEVIET.page_path.format(key=entry.key)}">'
        f'{escape(entry.title)}</a></h3><div class="text-muted"><span class="time">{entry.dated} 14:05</span></div></div></div>'
        for entry in shown
    )
    numbers = "".join(
        f'<li class="{"active" if number == page else ""}"><a href="/vi/news/van-ban/page-{number}/">{number}</a></li>'
        for number in range(1, pages + 1)
    )
    return _frame(
        "Văn bản",
        f'<div class="news_column">{rows}</div><ul class="pagination">{numbers}</ul>',
        '<meta name="generator" content="NukeViet v4.5">',
    )


def _nukeviet_page(entry: Entry) -> str:
    return _frame(
        entry.title,
        f'<div class="news_column"><h1 class="title margin-bottom-lg">{escape(entry.title)}</h1>'
        f'<span class="h5">Thứ ba - {entry.dated} 14:05</span><div id="news-bodyhtml" class="bodytext">{_text(entry)}</div>'
        f'<div class="newsattach">{_files(entry, NUKEVIET.file_path)}</div></div>',
    )


def _feed(shown: Sequence[Entry], page: int, pages: int, total: int) -> str:
    rows = "\n".join(
        f"<item><title>{escape(entry.title)}</title><link>{{base}}{FEED.page_path.format(key=entry.key)}</link>"
        f"<pubDate>{entry.day.strftime('%a, %d %b %Y')} 07:05:00 GMT</pubDate></item>"
        for entry in shown
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>Văn bản</title>'
        f"<generator>NukeViet v4.5</generator>\n{rows}</channel></rss>\n"
    )


def _wordpress_list(shown: Sequence[Entry], page: int, pages: int, total: int) -> str:
    rows = "\n".join(
        f'<article class="post type-post"><h2 class="entry-title"><a href="{WORDPRESS.page_path.format(key=entry.key)}">'
        f'{escape(entry.title)}</a></h2><time class="entry-date" datetime="{entry.day}T09:00:00+07:00">{entry.dated}</time>'
        "</article>"
        for entry in shown
    )
    following = f'<a class="next page-numbers" href="/van-ban/page/{page + 1}/">Sau</a>' if page < pages else ""
    return _frame("Văn bản", f'{rows}<nav class="nav-links">{following}</nav>', '<meta content="WordPress 6.4">')


def _wordpress_page(entry: Entry) -> str:
    return _frame(
        entry.title,
        f'<article class="post"><h1 class="entry-title">{escape(entry.title)}</h1>'
        f'<time class="entry-date" datetime="{entry.day}T09:00:00+07:00">{entry.dated}</time>'
        f'<div class="entry-content">{_text(entry)}<p>{_files(entry, WORDPRESS.file_path)}</p></div></article>',
    )


def _grid(rows: str, name: str, page: int, pages: int, pager: str, before: str = "") -> str:
    links = "".join(
        f"""<a href="javascript:__doPostBack('{name}','Page${number}')">{number}</a>"""
        for number in range(1, pages + 1)
        if number != page
    )
    return (
        f'{before}<form method="post" action="" id="form1"><input type="hidden" name="__VIEWSTATE" value="vs{page}">'
        f'<input type="hidden" name="__EVENTVALIDATION" value="ev{page}"><input type="hidden" name="__EVENTTARGET" value="">'
        f'<table id="ctl00_main_{name.rpartition("$")[2]}"><tr><th>Số</th></tr>{rows}'
        f'<tr class="{pager}"><td>{links}</td></tr></table></form>'
    )


def _aspnet_list(shown: Sequence[Entry], page: int, pages: int, total: int) -> str:
    rows = "\n".join(
        f'<tr class="row"><td class="so">{entry.number}</td><td class="ngay">{entry.dated}</td><td class="trich-yeu">'
        f'<a href="{ASPNET.page_path.format(key=entry.key)}">{escape(entry.title)}</a></td></tr>'
        for entry in shown
    )
    return _frame("Văn bản", _grid(rows, "ctl00$main$grvVanBan", page, pages, "pager"))


def _aspnet_page(entry: Entry) -> str:
    return _frame(
        entry.title,
        f'<span id="ctl00_main_lblTrichYeu">{escape(entry.title)}</span><span id="ctl00_main_lblSoKyHieu">{entry.number}</span>'
        f'<span id="ctl00_main_lblNgayBanHanh">{entry.dated}</span><div id="ctl00_main_pnlNoiDung">{_text(entry)}</div>'
        f'<div id="ctl00_main_pnlTapTin">{_files(entry, ASPNET.file_path)}</div>',
    )


def _webcenter_list(shown: Sequence[Entry], page: int, pages: int, total: int) -> str:
    rows = "\n".join(
        f'<div class="doc-row"><span class="doc-number">{entry.number}</span>'
        f'<a class="doc-link" href="{WEBCENTER.page_path.format(key=entry.key)}?_afrLoop={page}77">{escape(entry.title)}</a>'
        f'<span class="doc-date">{entry.dated}</span></div>'
        for entry in shown
    )
    following = f'<a class="next" href="/webcenter/portal/vb?trang={page + 1}">Sau</a>' if page < pages else ""
    return _frame("Văn bản", f'<div class="doc-list">{rows}</div><div class="doc-paging">{following}</div>')


def _webcenter_page(entry: Entry) -> str:
    return _frame(
        entry.title,
        f'<div class="doc-detail"><h1>{escape(entry.title)}</h1><span class="doc-number">{entry.number}</span>'
        f'<span class="doc-date">{entry.dated}</span><div class="doc-body">{_text(entry)}</div>'
        f'<div class="doc-files">{_files(entry, WEBCENTER.file_path)}</div></div>',
    )


def _vbpl_old_list(shown: Sequence[Entry], page: int, pages: int, total: int) -> str:
    rows = "\n".join(
        f'<li><p class="title"><a href="{VBPL_OLD.page_path.format(key=entry.key)}&amp;Keyword=">{escape(entry.title)}</a></p>'
        f'<div class="right"><p class="green">Ban hành: {entry.dated}</p><p>Trạng thái: Còn hiệu lực</p></div></li>'
        for entry in shown
    )
    return f'<div class="message">Tìm thấy <b>{total}</b> văn bản</div><ul class="listLaw">{rows}</ul>'


def _vbpl_old_page(entry: Entry) -> str:
    links = "".join(
        f"<li><span><a href=\"javascript:downloadfile('{name}','{VBPL_OLD.file_path.format(key=entry.key, file=name)}');\">"
        f"{name}</a></span></li>"
        for name in entry.files
    )
    return _frame(
        "Trung ương",
        f'<div class="box-tab-vb"><div class="box-map"><ul><li><a href="/">CSDL</a></li><li><a href="">Quyết định '
        f'{entry.number}</a></li></ul></div><div class="fulltext"><div id="toanvancontent" class="toanvancontent">'
        f'{_text(entry)}</div></div></div><div id="divShowDialogDownload"><ul class="fileAttack">{links}</ul></div>',
    )


def _vbpl_new_list(shown: Sequence[Entry], page: int, pages: int, total: int) -> str:
    items = [
        {
            "id": f"doc-{entry.key}",
            "title": entry.title,
            "docNum": entry.number,
            "issueDate": f"{entry.day}T00:00:00+07:00",
        }
        for entry in shown
    ]
    return json.dumps({"data": {"items": items, "total": total}}, ensure_ascii=False)


def _vbpl_new_page(entry: Entry) -> str:
    data = {
        "title": entry.title, "docNum": entry.number, "issueDate": f"{entry.day}T00:00:00+07:00",
        "agencyName": "Ủy ban nhân dân tỉnh", "documentContent": {"content": f"<h1>{escape(entry.title)}</h1>{_text(entry)}"},
    }  # fmt: skip
    return json.dumps({"data": data}, ensure_ascii=False)


def _government_list(shown: Sequence[Entry], page: int, pages: int, total: int) -> str:
    rows = "\n".join(
        f'<tr class="doc-row"><td class="symbol"><a href="{GOVERNMENT.page_path.format(key=entry.key)}">{entry.number}</a></td>'
        f'<td class="issued">{entry.dated}</td><td class="subject">{escape(entry.title)}</td></tr>'
        for entry in shown
    )
    counted = f'<span class="doc-count">1 - {len(shown)} | {total}</span>'
    return _frame("Hệ thống văn bản", _grid(rows, "ctrl_191017_163$grvDocument", page, pages, "grid-pager", counted))


def _government_page(entry: Entry) -> str:
    return _frame(
        "Văn bản",
        f"<table><tr><td>Số ký hiệu</td><td>{entry.number}</td></tr><tr><td>Ngày ban hành</td><td>{entry.dated}</td></tr>"
        f"<tr><td>Trích yếu</td><td>{escape(entry.title)}</td></tr></table><p>{_files(entry, GOVERNMENT.file_path)}</p>",
    )


def _gazette_list(shown: Sequence[Entry], page: int, pages: int, total: int) -> str:
    rows = "\n".join(
        f'<div class="item"><a class="title" href="{GAZETTE.page_path.format(key=entry.key)}">{escape(entry.title)}</a>'
        f"<p><span>Ban hành: {entry.dated}</span><span>Công báo số {entry.key}</span></p></div>"
        for entry in shown
    )
    return _frame("Công báo", f'<div class="list-document">{rows}</div><input id="totalPageSodo" value="{pages}">')


def _gazette_page(entry: Entry) -> str:
    return _frame(
        entry.title,
        f'<h1 class="title-document">Quyết định số {entry.number}</h1><div class="info-document">'
        f"<span>Ban hành: {entry.dated}</span><span>Hiệu lực: {entry.dated}</span></div>"
        f'<div class="content-document">{_text(entry)}</div><p>{_files(entry, GAZETTE.file_path)}</p>',
    )


def _domino_list(shown: Sequence[Entry], page: int, pages: int, total: int) -> str:
    rows = "".join(
        f"<tr><td style='width: 80px'>{entry.day.day}/{entry.day.month}/{entry.day.year}</td><td><a href='NoiDung?openForm"
        f"&ParentUNID=A{entry.key}'><span class='doc-cate'>Quyết định</span> <span class='doc-notation'>số {entry.number}</span> "
        f"{escape(entry.title)}</a></td><td><span class='download'><div class='download-links'>"
        f"{_files(entry, DOMINO.file_path)}</div></span></td><td>{entry.key}</td></tr>"
        for entry in shown
    )
    return f"<tr style='display: none'><th>Ngày</th><th>Văn bản</th></tr>issue<tr><th class='level1-heading'>Phần</th></tr>{rows}"


LIFERAY = Family(_liferay_list, _liferay_page, "/web/guest/van-ban?cur={page}", "/web/guest/-/bai-viet/qd-{key}.html",
                 "/documents/20182/{key}/{file}")  # fmt: skip
VNPT = Family(_vnpt_list, _vnpt_page, "/van-ban?_cur={page}", "/van-ban/chi-tiet?id={key}", "/vnpt/files/{key}/{file}")
SHAREPOINT = Family(_sharepoint_list, _sharepoint_page, "/Pages/vanban.aspx?Trang={page}", "/Pages/chitiet.aspx?ItemID={key}",
                    "/Lists/VanBan/Attachments/{key}/{file}")  # fmt: skip
DNN = Family(_dnn_list, _dnn_page, "/tin-tuc/tabid/255/trang/{page}/Default.aspx", "/tin/tid/qd/newsid/{key}/cid/4",
             "/Portals/0/{key}/{file}")  # fmt: skip
NUKEVIET = Family(_nukeviet_list, _nukeviet_page, "/vi/news/van-ban/page-{page}/", "/vi/news/van-ban/qd-{key}.html",
                  "/vi/news/savefile/{key}/{file}")  # fmt: skip
FEED = Family(_feed, _nukeviet_page, "/vi/news/rss/van-ban/", "/vi/news/van-ban/qd-{key}.html", "/vi/news/savefile/{key}/{file}",
              "application/rss+xml; charset=utf-8")  # fmt: skip
WORDPRESS = Family(_wordpress_list, _wordpress_page, "/van-ban/page/{page}/", "/van-ban/qd-{key}/",
                   "/wp-content/uploads/{key}/{file}")  # fmt: skip
ASPNET = Family(_aspnet_list, _aspnet_page, "/VanBan.aspx", "/ChiTiet.aspx?id={key}", "/Upload/{key}/{file}")
WEBCENTER = Family(_webcenter_list, _webcenter_page, "/webcenter/portal/vb?trang={page}", "/webcenter/portal/vb/ct/{key}",
                   "/documents/vb/{key}/{file}")  # fmt: skip
VBPL_OLD = Family(_vbpl_old_list, _vbpl_old_page, "/TimKiem/pKetQuaTimKiem.aspx?Page={page}", "/TW/Pages/vbpq-toanvan.aspx?ItemID={key}",
                  "/FileData/TW/Lists/vbpq/Attachments/{key}/{file}")  # fmt: skip
VBPL_NEW = Family(_vbpl_new_list, _vbpl_new_page, "/api/qtdc/public/doc/all", "/api/qtdc/public/doc/doc-{key}", "/none/{key}/{file}",
                  "application/json", "application/json")  # fmt: skip
GOVERNMENT = Family(
    _government_list,
    _government_page,
    "/he-thong-van-ban",
    "/?pageid=27160&docid={key}",
    "/cpp/files/vbpq/{key}/{file}",
)
GAZETTE = Family(_gazette_list, _gazette_page, "/van-ban-dang-cong-bao/trang-{page}.htm", "/van-ban/qd-{key}.htm",
                 "/api/download/stream/{key}/{file}")  # fmt: skip
DOMINO = Family(_domino_list, lambda entry: "", "/congbao.nsf/DocumentsByGazette?openView&RestrictToCategory=2026",
                "/congbao.nsf/NoiDung?id={key}", "/congbao.nsf/{key}/$file/{file}")  # fmt: skip

FAMILIES = {
    "liferay": LIFERAY, "vnpt-portal": VNPT, "sharepoint": SHAREPOINT, "dotnetnuke": DNN, "nukeviet": NUKEVIET,
    "nukeviet-rss": FEED, "wordpress": WORDPRESS, "aspnet": ASPNET, "webcenter": WEBCENTER, "vbpl-old": VBPL_OLD,
    "vbpl-new": VBPL_NEW, "government": GOVERNMENT, "gazette": GAZETTE, "domino-gazette": DOMINO,
}  # fmt: skip
