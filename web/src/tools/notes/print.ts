import { isWeb } from "./markdown";
import style from "./notes.module.css";

/** The browser's own dialog, which also makes a PDF; nothing else of the page is on the paper. */
export function print(title: string, html: string): void {
  const paper = document.createElement("article");
  paper.className = style.paper ?? "";
  const text = new DOMParser().parseFromString(html, "text/html");
  for (const link of text.querySelectorAll("a")) if (!isWeb(link.getAttribute("href"))) link.removeAttribute("href");
  const head = document.createElement("h1");
  head.textContent = title;
  paper.append(head, ...text.body.childNodes);
  document.body.append(paper);
  const before = document.title;
  document.title = title; // the name of the file
  const done = () => {
    document.title = before;
    paper.remove();
  };
  window.addEventListener("afterprint", done, { once: true });
  window.print();
}
