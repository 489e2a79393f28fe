import { Mark, markInputRule, markPasteRule } from "@tiptap/core";
import { isWeb } from "./markdown";

const of = ({ 0: href }: RegExpMatchArray) => ({ href });

/** Addresses of the web and no others, whatever another page has put into the text. */
export const Link = Mark.create({
  name: "link",
  inclusive: false,
  addAttributes: () => ({ href: { default: null, parseHTML: (element) => element.getAttribute("href") } }),
  parseHTML: () => [{ tag: "a[href]", getAttrs: (element) => (isWeb(element.getAttribute("href")) ? null : false) }],
  renderHTML({ mark }) {
    const href: unknown = mark.attrs.href;
    return isWeb(href) ? ["a", { href, rel: "noopener noreferrer nofollow", target: "_blank" }, 0] : ["span", 0];
  },
  addPasteRules() {
    return [markPasteRule({ find: /https?:\/\/[^\s<>]+/g, type: this.type, getAttributes: of })];
  },
  addInputRules() {
    return [markInputRule({ find: /(https?:\/\/[^\s<>]+)(?=\s$)/, type: this.type, getAttributes: of })];
  },
});
