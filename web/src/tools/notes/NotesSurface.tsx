import { useNotes } from "./Notes";
import style from "./notes.module.css";

/** The notes large, on the stage. */
export default function NotesSurface({ what }: { what: string | null }) {
  const { title, body, foot } = useNotes(what);
  return (
    <section className={style.stage} aria-label={title} data-testid="notes">
      <div className={style.page}>{body}</div>
      {foot}
    </section>
  );
}
