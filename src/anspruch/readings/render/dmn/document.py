"""The law of a day as a DMN file: decisions with their FEEL, functions, facts, sources, and a drawing of how they hang together."""

from collections.abc import Iterable
from xml.etree import ElementTree

from anspruch.language.errors import InputError
from anspruch.readings.render.dmn.decisions import Decision, Model, model
from anspruch.readings.render.dmn.functions import FUNCTIONS
from anspruch.readings.render.dmn.layout import HEIGHT, WIDTH, Box, layout
from anspruch.statute.law import LawOnDay

EDITIONS = {
    "1.5": ("https://www.omg.org/spec/DMN/20230324/MODEL/", "https://www.omg.org/spec/DMN/20230324/DMNDI/"),
    "1.3": ("https://www.omg.org/spec/DMN/20191111/MODEL/", "https://www.omg.org/spec/DMN/20191111/DMNDI/"),
}
"""The namespaces of the editions of DMN that can be written; what is written is the same (many tools read 1.3 only)."""
_BOUNDS, _POINTS = "http://www.omg.org/spec/DMN/20180521/DC/", "http://www.omg.org/spec/DMN/20180521/DI/"
_NOTE = {
    "de": "Das Recht vom {0} ({1}). Unbekanntes ist null. Widersprüchliche Angaben werden nicht erkannt. Keine Rechtsberatung.",
    "en": "The law of {0} ({1}). What is unknown is null. Contradictory input is not noticed. Not legal advice.",
}

Element = ElementTree.Element


def dmn(law: LawOnDay, names: Iterable[str] = (), lang: str = "de", edition: str = "1.5") -> str:
    """The DMN file.

    Args:
        law: the law on a day.
        names: provisions that are conditions; what they rest on comes with them. Default: all routes and questions.
        lang: the language of the texts, ``de`` or ``en``.
        edition: one of :data:`EDITIONS`.

    Raises:
        InputError: for an edition that is not written.
    """
    if edition not in EDITIONS:
        known = ", ".join(EDITIONS)
        raise InputError(f"DMN {edition} wird nicht geschrieben, nur {known}.", f"DMN {edition} is not written, only {known}.")
    return _Document(law, model(law, names, lang), EDITIONS[edition]).text(lang)


class _Document:
    """One file; ids are the names."""

    def __init__(self, law: LawOnDay, parts: Model, spaces: tuple[str, str]) -> None:
        self.law = law
        self.parts = parts
        self.model, self.drawing = spaces
        self.sources = {
            section: f"quelle_{at}" for at, section in enumerate(dict.fromkeys(one.source for one in parts.decisions.values() if one.source), 1)
        }

    def text(self, lang: str) -> str:
        """The file's text."""
        ElementTree.register_namespace("", self.model)
        for prefix, space in (("dmndi", self.drawing), ("dc", _BOUNDS), ("di", _POINTS)):
            ElementTree.register_namespace(prefix, space)
        space = f"urn:anspruch:recht:{self.law.day}"
        root = Element(f"{{{self.model}}}definitions", {"id": "recht", "name": f"Recht am {self.law.day}", "namespace": space})
        self._add(root, "description", _NOTE[lang].format(self.law.day, self.law.fingerprint))
        for name, one in self.parts.inputs.items():
            made = self._named(root, "inputData", name, one.description)
            self._add(made, "variable", id=f"{name}_wert", name=name, typeRef=one.type)
        for name in self.parts.functions:
            self._function(root, name)
        for section, identifier in self.sources.items():
            source = next(one.source for one in self.law.law.provisions.values() if one.section == section)
            made = self._named(root, "knowledgeSource", identifier, source.get("title", ""), section)
            made.set("locationURI", source.get("url", ""))
        for decision in self.parts.decisions.values():
            self._decision(root, decision)
        self._drawing(root)
        ElementTree.indent(root)
        return ElementTree.tostring(root, "unicode", xml_declaration=True) + "\n"

    def _add(self, parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
        made = ElementTree.SubElement(parent, f"{{{self.model}}}{tag}", attributes)
        made.text = text or None
        return made

    def _named(self, parent: Element, tag: str, identifier: str, description: str, name: str = "") -> Element:
        made = self._add(parent, tag, id=identifier, name=name or identifier)
        if description:
            self._add(made, "description", description)
        return made

    def _function(self, root: Element, name: str) -> None:
        function = FUNCTIONS[name]
        made = self._named(root, "businessKnowledgeModel", name, "")
        self._add(made, "variable", id=f"{name}_wert", name=name)
        logic = self._add(made, "encapsulatedLogic", id=f"{name}_logik", kind="FEEL")
        for parameter, kind in function.parameters:
            self._add(logic, "formalParameter", id=f"{name}_{parameter}", name=parameter, typeRef=kind)
        self._expression(logic, name, function.body)
        for called in function.calls:
            self._requirement(made, "knowledgeRequirement", "requiredKnowledge", name, called)

    def _decision(self, root: Element, decision: Decision) -> None:
        made = self._named(root, "decision", decision.name, decision.description)
        self._add(made, "question", decision.question)
        self._add(made, "variable", id=f"{decision.name}_wert", name=decision.name, typeRef=decision.type)
        for name in decision.needs:
            if name not in FUNCTIONS:
                kind = "requiredInput" if name in self.parts.inputs else "requiredDecision"
                self._requirement(made, "informationRequirement", kind, decision.name, name)
        for name in decision.needs:
            if name in FUNCTIONS:
                self._requirement(made, "knowledgeRequirement", "requiredKnowledge", decision.name, name)
        if decision.source:
            self._requirement(made, "authorityRequirement", "requiredAuthority", decision.name, self.sources[decision.source])
        self._expression(made, decision.name, decision.text)

    def _requirement(self, parent: Element, tag: str, kind: str, name: str, needed: str) -> None:
        made = self._add(parent, tag, id=f"{name}_braucht_{needed}")
        self._add(made, kind, href=f"#{needed}")

    def _expression(self, parent: Element, name: str, text: str) -> None:
        made = self._add(parent, "literalExpression", id=f"{name}_feel")
        self._add(made, "text", text)

    def _drawing(self, root: Element) -> None:
        """Facts and decisions with the arrows between them; functions and sources are left out, they would hide the rest."""
        decisions = self.parts.decisions.values()
        needs = {one.name: [name for name in one.needs if name not in FUNCTIONS] for one in decisions}
        boxes = layout({**dict.fromkeys(self.parts.inputs, ()), **needs})
        sheet = ElementTree.SubElement(root, f"{{{self.drawing}}}DMNDI")
        diagram = ElementTree.SubElement(sheet, f"{{{self.drawing}}}DMNDiagram", {"id": "zeichnung", "name": "Recht"})
        for name, box in boxes.items():
            shape = ElementTree.SubElement(diagram, f"{{{self.drawing}}}DMNShape", {"id": f"{name}_form", "dmnElementRef": name})
            place = {"x": box.x, "y": box.y, "width": WIDTH, "height": HEIGHT}
            ElementTree.SubElement(shape, f"{{{_BOUNDS}}}Bounds", {key: str(value) for key, value in place.items()})
        for above, below in ((above, below) for above, needed in needs.items() for below in needed):
            self._arrow(diagram, f"{above}_braucht_{below}", boxes[below], boxes[above])

    def _arrow(self, diagram: Element, name: str, start: Box, end: Box) -> None:
        arrow = ElementTree.SubElement(diagram, f"{{{self.drawing}}}DMNEdge", {"id": f"{name}_pfeil", "dmnElementRef": name})
        for x, y in (start.top, end.bottom):
            ElementTree.SubElement(arrow, f"{{{_POINTS}}}waypoint", {"x": str(x), "y": str(y)})
