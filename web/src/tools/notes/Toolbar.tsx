import { Popover } from "@mantine/core";
import { IconArrowBackUp, IconBold, IconHeading, IconLink, IconList, IconListCheck } from "@tabler/icons-react";
import type { Editor } from "@tiptap/react";
import { useEditorState } from "@tiptap/react";
import { type KeyboardEvent, useState } from "react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import field from "../field.module.css";
import { isWeb } from "./markdown";
import style from "./notes.module.css";
import { words } from "./strings";

/** One tab stop, arrows inside (WAI-ARIA toolbar). */
export function Toolbar({ editor }: { editor: Editor }) {
  const t = useT(words);
  const is = useEditorState({
    editor,
    selector: () => ({
      heading: editor.isActive("heading"),
      bold: editor.isActive("bold"),
      list: editor.isActive("bulletList"),
      tasks: editor.isActive("taskList"),
      link: editor.isActive("link"),
    }),
  });
  const go = () => {
    editor.view.focus(); // at once: the editor's own way waits for a frame, in which a letter went to the button
    return editor.chain().focus();
  };
  const heading = () => {
    const level = editor.isActive("heading", { level: 2 }) ? 3 : 2; // a larger one, a smaller one, none
    if (editor.isActive("heading", { level: 3 })) go().setParagraph().run();
    else go().setHeading({ level }).run();
  };
  const tools = [
    { name: "heading", Icon: IconHeading, on: is.heading, act: heading },
    { name: "bold", Icon: IconBold, on: is.bold, act: () => go().toggleBold().run() },
    { name: "list", Icon: IconList, on: is.list, act: () => go().toggleBulletList().run() },
    { name: "tasks", Icon: IconListCheck, on: is.tasks, act: () => go().toggleTaskList().run() },
  ] as const;
  return (
    <div
      data-tools
      className={style.tools}
      role="toolbar"
      aria-label={t("tools")}
      onKeyDown={(event) => walk(event, editor)}
    >
      {tools.map(({ name, Icon, on, act }, n) => (
        <button
          key={name}
          type="button"
          tabIndex={n === 0 ? 0 : -1}
          aria-pressed={on}
          aria-label={t(name)}
          title={t(name)}
          data-testid={`notes-${name}`}
          onClick={act}
        >
          <Icon size={20} stroke={1.75} aria-hidden />
        </button>
      ))}
      <LinkTool editor={editor} on={is.link} />
      <button
        type="button"
        tabIndex={-1}
        aria-label={t("undo")}
        title={t("undo")}
        data-testid="notes-undo"
        onClick={() => go().undo().run()}
      >
        <IconArrowBackUp size={20} stroke={1.75} aria-hidden />
      </button>
    </div>
  );
}

function LinkTool({ editor, on }: { editor: Editor; on: boolean }) {
  const t = useT(words);
  const [opened, open] = useState(false);
  const [address, setAddress] = useState("");
  const [bad, setBad] = useState(false);
  const set = () => {
    const wanted = address.trim();
    const full = wanted === "" || /^https?:/i.test(wanted) ? wanted : `https://${wanted}`;
    if (full !== "" && !isWeb(full)) return setBad(true);
    open(false);
    const chain = editor.chain().focus().extendMarkRange("link");
    if (full === "") chain.unsetMark("link").run();
    else if (editor.state.selection.empty && !on)
      editor
        .chain()
        .focus()
        .insertContent({ type: "text", text: full, marks: [{ type: "link", attrs: { href: full } }] })
        .run();
    else chain.setMark("link", { href: full }).run();
  };
  return (
    <Popover opened={opened} onChange={open} trapFocus returnFocus radius={16} shadow="md" width={280}>
      <Popover.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-pressed={on}
          aria-label={t("link")}
          title={t("link")}
          data-testid="notes-link"
          onClick={() => {
            setAddress(String(editor.getAttributes("link").href ?? ""));
            setBad(false);
            open(!opened);
          }}
        >
          <IconLink size={20} stroke={1.75} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("link")}>
        <form
          className={style.link}
          onSubmit={(event) => {
            event.preventDefault();
            set();
          }}
        >
          <label>
            {t("link_to")}
            <input
              className={field.box}
              value={address}
              maxLength={2_000}
              inputMode="url"
              aria-invalid={bad}
              data-testid="notes-link-to"
              onChange={(event) => setAddress(event.currentTarget.value)}
            />
          </label>
          {bad && <p role="alert">{t("link_bad")}</p>}
          <button type="submit" className={buttons.line}>
            {t("link_set")}
          </button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

function walk(event: KeyboardEvent<HTMLElement>, editor: Editor): void {
  if (!(event.target instanceof HTMLElement) || event.target.parentElement !== event.currentTarget) return;
  if (event.key === "Escape") {
    event.preventDefault(); // the panel stays
    editor.commands.focus();
    return;
  }
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(":scope > button")];
  const back = getComputedStyle(event.currentTarget).direction === "rtl" ? "ArrowRight" : "ArrowLeft";
  const forth = back === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
  const at = all.indexOf(event.target);
  const to = { [back]: at - 1, [forth]: at + 1, Home: 0, End: all.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  all[(to + all.length) % all.length]?.focus();
}
