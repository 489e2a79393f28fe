import { IconChevronRight } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Link } from "wouter";
import type { Resource } from "../api/useResource";
import buttons from "../design/buttons.module.css";
import { Notice } from "../design/Notice";
import { useT } from "../design/strings";
import { useFormat } from "../design/useFormat";
import page from "./page.module.css";
import { words } from "./strings";

/** Where the page lies: "Earth and sky › The seasons". */
export function Crumbs({ steps }: { steps: readonly { word: string; to?: string }[] }) {
  return (
    <p className={page.crumbs}>
      {steps.map((step, index) => (
        <span key={step.word} className={page.row} style={{ gap: 6 }}>
          {index > 0 && <IconChevronRight size={14} className="mirrored" aria-hidden />}
          {step.to ? <Link href={step.to}>{step.word}</Link> : step.word}
        </span>
      ))}
    </p>
  );
}

/** What shows while a page has no data, or old data: nothing, a whole notice, or a notice above what is known. */
export function Failing({ resource }: { resource: Resource<unknown> }) {
  const t = useT(words);
  const format = useFormat();
  if (resource.state !== "failed") return null;
  const { problem, at, value } = resource;
  if (problem.status === 404) {
    return (
      <Notice
        kind="info"
        title={t("missing_title")}
        action={
          <Link href="/" className={buttons.line}>
            {t("to_courses")}
          </Link>
        }
      >
        {t("missing_body")}
      </Notice>
    );
  }
  const time = format.time(at);
  return (
    <div style={{ marginBlockEnd: 20 }}>
      <Notice
        kind={value === undefined ? "alert" : "hand"}
        title={value === undefined ? t("failed_title") : t("stale_title")}
        action={
          <button type="button" className={buttons.line} onClick={() => void resource.reload()}>
            {t("try_again")}
          </button>
        }
      >
        {value === undefined ? t("failed_body", { time }) : t("stale_body", { time })}
      </Notice>
    </div>
  );
}

/** Nothing yet: what will appear here, and when. */
export function Empty({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <div className={page.empty}>
      <span className={page.emptyIcon} aria-hidden>
        {icon}
      </span>
      <b>{title}</b>
      <p className={`${page.small} ${page.second}`}>{children}</p>
    </div>
  );
}
