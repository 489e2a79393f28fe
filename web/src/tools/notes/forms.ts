import Blockquote from "@tiptap/extension-blockquote";
import Bold from "@tiptap/extension-bold";
import Document from "@tiptap/extension-document";
import HardBreak from "@tiptap/extension-hard-break";
import Heading from "@tiptap/extension-heading";
import Italic from "@tiptap/extension-italic";
import { BulletList, ListItem, ListKeymap, OrderedList, TaskItem, TaskList } from "@tiptap/extension-list";
import Paragraph from "@tiptap/extension-paragraph";
import Strike from "@tiptap/extension-strike";
import Text from "@tiptap/extension-text";
import { Link } from "./link";

const LISTS = [BulletList, OrderedList, ListItem, ListKeymap, TaskList];

/** What a text of notes is made of. `done`: what the box of a task is called. */
export const formsOf = (done: string) => [
  ...[Document, Paragraph, Text, Bold, Italic, Strike, Blockquote, HardBreak, Link, ...LISTS],
  Heading.configure({ levels: [1, 2, 3] }),
  TaskItem.configure({ nested: true, a11y: { checkboxLabel: () => done } }),
];
