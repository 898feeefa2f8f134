"""German passages within a translation: marked as German in text, only kept apart where no element may stand."""

import pytest

from anspruch.web.site.passages import isolated, marked


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<p>a ⟦Jobcenter⟧ b</p>", '<p>a <bdi lang="de">Jobcenter</bdi> b</p>'),
        ('<a title="a ⟦BAMF⟧">⟦x⟧</a>', '<a title="a \u2068BAMF\u2069"><bdi lang="de">x</bdi></a>'),
        ("<title>⟦BAMF⟧ – Anspruch</title>", "<title>\u2068BAMF\u2069 – Anspruch</title>"),
        ('<option value="1">⟦§ 22⟧</option> ⟦y⟧', '<option value="1">\u2068§ 22\u2069</option> <bdi lang="de">y</bdi>'),
        ("<p>⟦a ⟦Land⟧ b⟧ ⟦c⟧</p>", '<p><bdi lang="de">a Land b</bdi> <bdi lang="de">c</bdi></p>'),
        ("<p>⟦open</p>", "<p>⟦open</p>"),
    ],
)
def test_passages_are_marked_where_elements_may_stand(page, shown):
    assert marked(page) == shown


def test_signs_keep_a_passage_apart_where_no_markup_is_possible():
    assert isolated("a ⟦BAMF⟧ b") == "a \u2068BAMF\u2069 b"
