"use strict";
(() => {
  const people = [...document.querySelectorAll("tbody[data-verdict]")];
  const form = document.querySelector(".filters");
  const buttons = [...form.querySelectorAll("button[data-verdict]")];
  const fields = { employer: form.elements.employer, rule: form.elements.rule, words: form.elements.words };
  const shown = document.getElementById("shown");
  const state = { verdict: "", employer: "", rule: "", words: "" };

  function matches(person) {
    const data = person.dataset;
    return (!state.verdict || data.verdict === state.verdict)
      && (!state.employer || data.employer === state.employer)
      && (!state.rule || data.rules.split(" ").includes(state.rule))
      && (!state.words || data.words.includes(state.words.toLowerCase()));
  }

  function apply() {
    let count = 0;
    for (const person of people) {
      person.hidden = !matches(person);
      count += person.hidden ? 0 : 1;
      if (state.rule && !person.hidden) {
        const details = person.querySelector("details");
        if (details) details.open = true;
      }
      for (const finding of person.querySelectorAll("li[data-rule]")) {
        finding.hidden = Boolean(state.rule) && finding.dataset.rule !== state.rule;
      }
    }
    shown.textContent = `显示 ${count} 份，共 ${people.length} 份`;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.verdict === state.verdict));
    const hash = new URLSearchParams(Object.entries(state).filter(([, value]) => value)).toString();
    if (location.hash.slice(1) !== hash) history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  }

  function read() {
    const wanted = new URLSearchParams(location.hash.slice(1));
    for (const key of Object.keys(state)) state[key] = wanted.get(key) || "";
    for (const [key, field] of Object.entries(fields)) {
      field.value = state[key];
      state[key] = field.value;
    }
    if (!buttons.some((button) => button.dataset.verdict === state.verdict)) state.verdict = "";
    apply();
  }

  for (const button of buttons) {
    button.addEventListener("click", () => {
      state.verdict = state.verdict === button.dataset.verdict ? "" : button.dataset.verdict;
      apply();
    });
  }
  for (const [key, field] of Object.entries(fields)) {
    const changed = () => { state[key] = field.value.trim(); apply(); };
    field.addEventListener("input", changed);
    field.addEventListener("change", changed);
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    for (const key of Object.keys(state)) state[key] = "";
    setTimeout(apply);
  });
  document.getElementById("open-all").addEventListener("click", () => {
    const all = people.filter((person) => !person.hidden).map((person) => person.querySelector("details")).filter(Boolean);
    const open = all.some((details) => !details.open);
    for (const details of all) details.open = open;
  });
  let before = [];
  addEventListener("beforeprint", () => {
    before = [...document.querySelectorAll("details:not([open])")];
    for (const details of before) details.open = true;
  });
  addEventListener("afterprint", () => { for (const details of before) details.open = false; });
  addEventListener("hashchange", read);
  form.hidden = false;
  read();
})();
