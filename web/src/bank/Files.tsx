import { Button, Menu } from "@mantine/core";
import { IconDownload, IconFileImport } from "@tabler/icons-react";
import { type ReactNode, useRef, useState } from "react";
import { Problem } from "../api/request";
import { useSaid } from "../api/useSaid";
import buttons from "../design/buttons.module.css";
import { useT } from "../design/strings";
import style from "./bank.module.css";
import { words } from "./strings";
import type { Imported } from "./types";
import { bankOf, takeFile } from "./useBank";

const FORMS = ["json", "csv", "gift"] as const;
type Form = (typeof FORMS)[number];
const LARGEST_MB = 2;

/** By what it is called: GIFT comes as text. */
const formOf = (name: string): Form => {
  const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  return ending === "json" || ending === "csv" ? ending : "gift";
};

interface Incoming {
  /** What a chosen file holds, in the place of the questions; null: none is chosen. */
  panel: ReactNode;
  buttons: ReactNode;
}

/** Questions in and out as a file. What comes in is looked at first, and is taken whole or not at all. */
export function useFiles(course: string, some: boolean, onTaken: () => Promise<void>): Incoming {
  const t = useT(words);
  const said = useSaid();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [found, setFound] = useState<Imported | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const close = () => {
    setFile(null);
    setFound(null);
    setProblem(null);
  };
  const take = async (chosen: File, keep: boolean) => {
    setBusy(true);
    try {
      if (chosen.size > LARGEST_MB * 2 ** 20) throw new Problem("too_large", t("too_large", { most: LARGEST_MB }), 413);
      setFound(await takeFile(course, formOf(chosen.name), chosen, keep));
      if (keep) await onTaken();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(said(error));
    }
    setBusy(false);
  };
  const ready = found !== null && found.wrong.length === 0 && !found.kept;
  const panel = file && (
    <div className={style.incoming} data-testid="bank-incoming" data-state={busy ? "busy" : "done"}>
      <h3>{t("import_title", { name: file.name })}</h3>
      <p role="status">
        {problem ??
          (found === null
            ? t("reading")
            : found.kept
              ? t("taken", { count: found.new })
              : found.wrong.length > 0
                ? t("wrong", { count: found.wrong.length })
                : t("holds", { count: found.found }))}
      </p>
      {ready && found.new < found.found && <p>{t("known", { count: found.found - found.new })}</p>}
      {found !== null && found.without > 0 && <p>{t("without", { count: found.without })}</p>}
      {found !== null && found.wrong.length > 0 && (
        <ul data-testid="bank-wrong">
          {found.wrong.map(({ line, message }) => (
            <li key={`${line} ${message}`}>
              <b>{t("line", { line })}</b> <bdi>{said({ message })}</bdi>
            </li>
          ))}
        </ul>
      )}
      <footer>
        <Button variant="default" onClick={close}>
          {t(found?.kept ? "done" : "cancel")}
        </Button>
        {ready && (
          <Button disabled={busy || found.new === 0} data-testid="bank-take" onClick={() => void take(file, true)}>
            {t("take", { count: found.new })}
          </Button>
        )}
      </footer>
    </div>
  );
  const bar = (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,.csv,.gift,.txt"
        hidden
        data-testid="bank-file"
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          event.currentTarget.value = "";
          if (chosen === undefined) return;
          close();
          setFile(chosen);
          void take(chosen, false);
        }}
      />
      <button type="button" className={buttons.quiet} data-testid="bank-import" onClick={() => input.current?.click()}>
        <IconFileImport size={18} stroke={1.75} aria-hidden /> {t("import")}
      </button>
      {some && (
        <Menu position="top-start" radius="lg" trapFocus returnFocus>
          <Menu.Target>
            <button type="button" className={buttons.quiet} data-testid="bank-export">
              <IconDownload size={18} stroke={1.75} aria-hidden /> {t("export")}
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {FORMS.map((form) => (
              <Menu.Item
                key={form}
                component="a"
                href={`${bankOf(course)}/export/${form}`}
                download
                data-testid={`bank-export-${form}`}
              >
                {t(`as_${form}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
  return { panel, buttons: bar };
}
