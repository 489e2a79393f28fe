import { expect, test } from "vitest";
import { markdown } from "./markdown";

const said = (text: string, ...marks: { type: string; attrs?: Record<string, unknown> }[]) => ({
  type: "text",
  text,
  marks,
});
const line = (...content: object[]) => ({ type: "paragraph", content });

test("headings, lists, tasks and bold are written out", () => {
  const doc = {
    content: [
      { type: "heading", attrs: { level: 2 }, content: [said("Why?")] },
      line(said("We saw "), said("this", { type: "bold" })),
      {
        type: "bulletList",
        content: [
          { content: [line(said("one")), { type: "bulletList", content: [{ content: [line(said("in it"))] }] }] },
        ],
      },
      {
        type: "taskList",
        content: [{ attrs: { checked: true }, content: [line(said("ask"))] }, { content: [line(said("bring"))] }],
      },
    ],
  };
  expect(markdown(doc)).toBe("## Why?\n\nWe saw **this**\n\n- one\n  - in it\n\n- [x] ask\n- [ ] bring\n");
});

test("only addresses of the web become links, and text cannot become form", () => {
  const link = (href: unknown) => line(said("here", { type: "link", attrs: { href } }));
  expect(markdown({ content: [link("https://example.org/a")] })).toBe("[here](<https://example.org/a>)\n");
  for (const href of ["javascript:alert(1)", "data:text/html,x", "//example.org", null, "https://a b"])
    expect(markdown({ content: [link(href)] })).toBe("here\n");
  expect(markdown({ content: [line(said("<b> *x* [y](z)"))] })).toBe("\\<b\\> \\*x\\* \\[y\\](z)\n");
});
