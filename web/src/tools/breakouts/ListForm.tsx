import { NativeSelect } from "@mantine/core";
import { IconAlertCircle, IconFileText } from "@tabler/icons-react";
import { type ReactNode, useId, useRef, useState } from "react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { type Listed, MOST_BYTES, MOST_GROUPS } from "./list";
import style from "./prepare.module.css";
import { words } from "./prepareStrings";

interface ListFormProps {
  text: string;
  listed: Listed | null;
  onText: (text: string) => void;
  onPick: (row: number, person: string) => void;
}

const SHOWN = 8; // lines of trouble; the rest is counted

/** A pasted list or a file, and what it would make: looked at before anything is made. */
export function ListForm({ text, listed, onText, onPick }: ListFormProps) {
  const t = useT(words);
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const read = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    setTooLarge(chosen.size > MOST_BYTES);
    if (chosen.size <= MOST_BYTES) onText(await chosen.text());
  };
  return (
    <div className={style.list}>
      <label htmlFor={id} className={style.label}>
        {t("list_label")}
      </label>
      <textarea
        id={id}
        rows={6}
        value={text}
        maxLength={MOST_BYTES}
        aria-describedby={`${id}-hint`}
        data-testid="group-list"
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} className={style.hint}>
        {t("list_hint")}
      </p>
      <input
        ref={file}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        data-testid="group-list-file"
        onChange={(event) => void read(event.currentTarget.files?.[0])}
      />
      <button type="button" className={buttons.line} onClick={() => file.current?.click()}>
        <IconFileText size={18} stroke={1.75} aria-hidden />
        {t("list_file")}
      </button>
      {tooLarge && <Trouble>{t("too_large")}</Trouble>}
      {listed && text.trim() !== "" && <Found listed={listed} onPick={onPick} />}
    </div>
  );
}

function Found({ listed, onPick }: { listed: Listed; onPick: ListFormProps["onPick"] }) {
  const t = useT(words);
  const placed = Object.keys(listed.plan).length;
  return (
    <div data-testid="group-list-found" role="status">
      <p>
        <b>
          {t("list_good", { count: placed })} {t("list_in", { count: listed.names.length })}.
        </b>{" "}
        {t("nothing_made")}
      </p>
      {listed.names.length > MOST_GROUPS && <Trouble>{t("too_many", { count: listed.names.length })}</Trouble>}
      {listed.ambiguous.length > 0 && (
        <Trouble>
          {t("ambiguous", { count: listed.ambiguous.length })}
          {listed.ambiguous.slice(0, SHOWN).map(({ row, text, people, picked }) => (
            <NativeSelect
              key={row}
              label={t("line", { row, text })}
              value={picked ?? ""}
              data={[
                { value: "", label: t("nobody_of_them") },
                ...people.map(({ id, name }) => ({ value: id, label: `${name} (${id.slice(0, 6)})` })),
              ]}
              data-testid="group-list-pick"
              onChange={(event) => onPick(row, event.currentTarget.value)}
            />
          ))}
        </Trouble>
      )}
      {(["unmatched", "repeated", "alone"] as const).map(
        (kind) =>
          listed[kind].length > 0 && (
            <Trouble key={kind}>
              {t(kind, { count: listed[kind].length })}
              <ul data-testid={`group-list-${kind}`}>
                {listed[kind].slice(0, SHOWN).map(({ row, text }) => (
                  <li key={`${row} ${text}`}>{t("line", { row, text })}</li>
                ))}
              </ul>
            </Trouble>
          ),
      )}
    </div>
  );
}

const Trouble = ({ children }: { children: ReactNode }) => (
  <div className={style.trouble}>
    <IconAlertCircle size={18} stroke={1.75} aria-hidden />
    <div>{children}</div>
  </div>
);
