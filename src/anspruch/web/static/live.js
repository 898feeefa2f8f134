// The counsellor's form: the result is renewed while somebody fills it in. Without JavaScript the button does the same.
const form = document.querySelector("form[data-live]");
const target = document.getElementById("live");
const spoken = document.getElementById("spoken");
let waiting = null;
let asked = 0;
async function renew() {
  const mine = ++asked;
  const answer = await fetch(form.dataset.live, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  if (mine !== asked || !(answer.ok || answer.status === 422)) return;
  target.innerHTML = await answer.text();
  mark();
  document.getElementById("error")?.remove();
  // read aloud: the short sentence alone, not the table
  const summary = target.querySelector("[data-problems]") ?? target.querySelector("[data-summary]");
  spoken.textContent = summary?.textContent.replace(/\s+/g, " ").trim() ?? "";
}
function mark() { // what is wrong stands beside its field too, as the page puts it there
  form.querySelectorAll(".kern-error").forEach((one) => one.remove());
  form.querySelectorAll("[aria-describedby^='p-']").forEach((one) => { one.removeAttribute("aria-invalid"); one.removeAttribute("aria-describedby"); });
  for (const { dataset: { field, text } } of target.querySelectorAll("[data-field]")) {
    const place = document.getElementById(`q-${field}`);
    if (!place) continue;
    const told = Object.assign(document.createElement("p"), { className: "kern-error", id: `p-${field}`, textContent: text });
    const inputs = place.matches("input") ? [place] : place.querySelectorAll("select, input[type=text]");
    if (place.matches("input")) place.closest("label").after(told); else place.append(told);
    for (const one of inputs.length ? inputs : [place]) {
      if (one !== place || one.matches("input")) one.setAttribute("aria-invalid", "true");
      one.setAttribute("aria-describedby", told.id);
    }
  }
}
function other(field) { // a list and the line beside it are one answer: the newer one stays
  const name = field.name.replace(/_line$/, "");
  const pair = form.elements[field.name === name ? `${name}_line` : name];
  if (form.elements[`${name}_before`] && pair && field.value) pair.value = "";
}
form?.addEventListener("input", (event) => { other(event.target); clearTimeout(waiting); waiting = setTimeout(renew, 250); });
