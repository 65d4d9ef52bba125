// Finds records while somebody types: a combobox after the ARIA Authoring Practices.
//
//   <div data-suggest                        or a form; the input below stays a plain one without script
//        data-suggest-url="…/suggest/"       answers POST text, only with [{kind, id, name, …}]
//        data-suggest-only="organisation"    or "person"; both where it is missing
//        data-suggest-near="…-record"     the field with the organisation whose people stand first
//        data-suggest-go>                    a choice opens the record instead of filling the field
//     <div class="suggest">                  the list opens beneath it; may be the same element
//       <label for="x">…</label>
//       <input id="x" name="…-text">         the first input that is seen
//       <input type="hidden" name="…-record">  the key of what was chosen; "" as soon as the text changes
//       <template data-suggest-texts …>      components/suggest_texts.html
//
// A choice fires "change" on the input; "desk:chosen" bubbles with the record as its detail,
// and "desk:none" where “Enter” was quicker than the answer that there is nothing.
// The form needs a csrf token. What is typed travels by POST only and is kept nowhere.
(() => {
  const PAUSE = 120;
  const HAN = /\p{Script=Han}/u;
  let count = 0;

  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const words = (className, text) => {
    const span = element("span", { className, textContent: text });
    if (HAN.test(text)) span.lang = "zh-Hans";
    return span;
  };

  class Suggest {
    constructor(root) {
      this.root = root;
      this.input = root.querySelector("input:not([type=hidden])");
      this.frame = this.input.closest(".suggest");
      this.record = root.hasAttribute("data-suggest-go")
        ? null
        : root.querySelector("input[type=hidden]:not([name=csrfmiddlewaretoken])");
      this.texts = root.querySelector("[data-suggest-texts]").dataset;
      this.items = [];
      this.active = -1;
      this.asked = 0;
      this.build();
      this.listen();
    }

    build() {
      const id = `suggest-${(count += 1)}`;
      this.list = element("ul", { id, className: "suggest__list", hidden: true });
      this.list.setAttribute("role", "listbox");
      this.list.setAttribute("aria-label", this.texts.label);
      this.status = element("p", { className: "w-sr-only" });
      this.status.setAttribute("role", "status");
      const state = { role: "combobox", "aria-expanded": "false", "aria-controls": id };
      for (const [name, value] of Object.entries({ ...state, "aria-autocomplete": "list" })) {
        this.input.setAttribute(name, value);
      }
      this.input.autocomplete = "off";
      this.frame.append(this.list, this.status);
    }

    listen() {
      // Some browsers end a composition before the last key of it, others after: both are handled.
      this.input.addEventListener("input", (event) => event.isComposing || this.typed());
      this.input.addEventListener("compositionend", () => this.typed());
      this.input.addEventListener("keydown", (event) => this.pressed(event));
      this.input.addEventListener("blur", () => this.close());
      // The field keeps the focus while a suggestion is clicked.
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", ({ target }) => {
        const option = target.closest("[role=option]");
        if (option) this.choose([...this.list.children].indexOf(option));
      });
    }

    typed() {
      if (this.record) this.record.value = "";
      clearTimeout(this.timer);
      this.running?.abort();
      this.asked += 1;
      if (!this.input.value.trim()) {
        this.close();
        return;
      }
      this.isAsking = true;
      this.timer = setTimeout(() => this.ask(), PAUSE);
    }

    async ask() {
      const number = this.asked;
      this.running = new AbortController();
      const body = new URLSearchParams({
        text: this.input.value,
        only: this.root.dataset.suggestOnly ?? "",
        organisation: this.input.form.elements[this.root.dataset.suggestNear]?.value ?? "",
        csrfmiddlewaretoken: this.input.form.elements.csrfmiddlewaretoken.value,
      });
      try {
        const options = { method: "POST", body, signal: this.running.signal };
        const answer = await fetch(this.root.dataset.suggestUrl, options);
        // A session that has ended answers with another page.
        if (!answer.ok || answer.redirected) throw new Error("no suggestions");
        const items = await answer.json();
        if (number === this.asked && document.activeElement === this.input) this.show(items);
      } catch (error) {
        if (error.name === "AbortError" || number !== this.asked) return;
        this.close();
        this.status.textContent = this.texts.failed;
      }
    }

    show(items) {
      this.items = items;
      this.list.replaceChildren(...items.map((item, index) => this.option(item, index)));
      this.open(items.length > 0);
      if (this.marksFirst && items.length) this.move(1);
      else if (this.marksFirst) this.root.dispatchEvent(new Event("desk:none", { bubbles: true }));
      this.isAsking = this.marksFirst = false;
      const { none, one, many } = this.texts;
      const said = items.length === 1 ? one : many.replace("%n%", items.length);
      this.status.textContent = items.length ? said : none;
    }

    option(item, index) {
      const option = element("li", { id: `${this.list.id}-${index}`, className: "suggest__item" });
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.append(words("suggest__name", item.name));
      for (const name of ["other", "detail", "meant", "reason"]) {
        if (item[name]) option.append(" ", words(`suggest__${name}`, item[name]));
      }
      return option;
    }

    pressed(event) {
      // 229 is the key of a composition in browsers that do not say so otherwise.
      if (event.isComposing || event.keyCode === 229) return;
      const isOpen = !this.list.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        this.move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Enter" && isOpen && this.active >= 0) {
        event.preventDefault();
        this.choose(this.active);
      } else if (event.key === "Enter" && this.record && (isOpen || this.isAsking)) {
        // Once for the first one, again to choose it; whoever is quicker than the answer waits.
        event.preventDefault();
        this.marksFirst = !isOpen;
        this.move(1);
      } else if (event.key === "Escape" && isOpen) {
        event.preventDefault();
        event.stopPropagation();
        this.close();
      }
    }

    // Round and round, by way of the field itself.
    move(step) {
      if (!this.items.length) return;
      const places = this.items.length + 1;
      this.mark(((this.active + 1 + step + places) % places) - 1);
    }

    mark(index) {
      this.active = index;
      [...this.list.children].forEach((option, place) => {
        option.setAttribute("aria-selected", String(place === index));
      });
      const option = this.list.children[index];
      if (option) {
        this.input.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
      } else this.input.removeAttribute("aria-activedescendant");
    }

    choose(index) {
      const item = this.items[index];
      this.close();
      if (this.root.hasAttribute("data-suggest-go")) {
        location.assign(item.url);
        return;
      }
      this.input.value = item.name;
      if (this.record) this.record.value = item.id;
      this.input.dispatchEvent(new Event("change", { bubbles: true }));
      this.root.dispatchEvent(new CustomEvent("desk:chosen", { bubbles: true, detail: item }));
    }

    open(isOpen) {
      this.list.hidden = !isOpen;
      this.input.setAttribute("aria-expanded", String(isOpen));
      this.mark(-1);
    }

    close() {
      clearTimeout(this.timer);
      this.running?.abort();
      this.asked += 1;
      this.isAsking = this.marksFirst = false;
      this.items = [];
      this.status.textContent = "";
      this.open(false);
    }
  }

  const started = new WeakSet();
  const start = (root) => {
    if (started.has(root)) return;
    started.add(root);
    new Suggest(root);
  };
  const startAll = (within) => within.querySelectorAll("[data-suggest]").forEach(start);

  startAll(document);
  // Rows that a script adds later say so.
  document.addEventListener("desk:added", ({ target }) => startAll(target));
})();
