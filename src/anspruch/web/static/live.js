// The counsellor's form: the result is renewed while somebody fills it in. Without JavaScript the button does the same.
const form = document.querySelector("form[data-live]");
const target = document.getElementById("live");
let waiting = null;
let asked = 0;
async function renew() {
  const mine = ++asked;
  const answer = await fetch(form.dataset.live, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  if (mine === asked && (answer.ok || answer.status === 422)) target.innerHTML = await answer.text();
}
form?.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(renew, 250); });
