// Reads drawings as Mermaid itself does: takes a list of texts from standard input, writes one line a drawing.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<body></body>");
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false });

for (const text of JSON.parse(readFileSync(0, "utf8"))) {
  try {
    const { db, type } = await mermaid.mermaidAPI.getDiagramFromText(text);
    const boxes = [...db.getVertices().values()].map((one) => [one.id, one.text]);
    const arrows = db.getEdges().map((one) => [one.start, one.end, one.text]);
    console.log(JSON.stringify({ type, boxes, arrows }));
  } catch (error) {
    console.log(JSON.stringify({ error: error.message }));
  }
}
