import { useNotes } from "./Notes";
import style from "./notes.module.css";

/** The notes large, on the stage. */
export default function NotesSurface({ what }: { what: string | null }) {
  const { body, foot } = useNotes(what);
  return (
    <div className={style.stage} data-testid="notes" data-notes-stage>
      <div className={style.page}>{body}</div>
      {foot}
    </div>
  );
}
