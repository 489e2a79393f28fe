import style from "./prose.module.css";

/** HTML that the server made of a teacher's Markdown and cleaned to a short list of elements (lms_bridge/courses). */
export function Html({
  html,
  inline = false,
  className,
}: {
  html: string;
  inline?: boolean;
  className?: string | undefined;
}) {
  const classes = [style.prose, inline && style.inline, className].filter(Boolean).join(" ");
  // biome-ignore lint/security/noDangerouslySetInnerHtml: cleaned on the server, which alone may accept course content
  return <div className={classes} dangerouslySetInnerHTML={{ __html: html }} />;
}
