"""What a result says first: how many ways there are, of which kind; a way suspended in practice is none that lets anybody in now."""

from anspruch.web.check.sheet import Sheet
from anspruch.web.site.pages import counted as ngettext


def sentences(sheet: Sheet) -> list[str]:
    """The sentences, in the reader's language; of what there is none, only that no way is open."""
    suspended, depending, unread = len(sheet.suspended), len(sheet.groups["haengt_ab"]), len(sheet.groups["ungeklaert"])
    told = [
        ngettext(
            "%(num)s Weg steht Ihnen offen oder kann bewilligt werden.",
            "%(num)s Wege stehen Ihnen offen oder können bewilligt werden.",
            sheet.open_count,
        )
        % {"num": sheet.open_count}
    ]
    if suspended:
        told.append(
            ngettext("%(num)s Weg wird derzeit nicht bewilligt.", "%(num)s Wege werden derzeit nicht bewilligt.", suspended) % {"num": suspended}
        )
    if depending:
        told.append(
            ngettext("%(num)s Weg hängt von weiteren Antworten ab.", "%(num)s Wege hängen von weiteren Antworten ab.", depending) % {"num": depending}
        )
    if unread:
        told.append(
            ngettext(
                "%(num)s Weg ist noch ungeklärt, weil eine Regelung nicht belegt ist.",
                "%(num)s Wege sind noch ungeklärt, weil eine Regelung nicht belegt ist.",
                unread,
            )
            % {"num": unread}
        )
    return told
