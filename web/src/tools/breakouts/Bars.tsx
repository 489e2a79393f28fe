import { useEffect, useRef, useState } from "react";
import { useT } from "../../design/strings";
import type { Thing } from "../../store/room";
import type { Views } from "../../wire/views";
import { CastBar } from "./CastBar";
import { InsideBar, ListenBar } from "./PlaceBar";
import { words } from "./strings";
import type { Table } from "./tables";

interface BarsProps {
  cast: Thing<Views["broadcast"]> | undefined;
  total: number;
  listened: Table | undefined;
  inside: Table | undefined;
  tables: readonly Table[];
  onStop: () => void;
  onShow: () => void;
}

/** Where one's own voice and ear are, when they are not in the class room. The end of speaking is said at once. */
export function Bars({ cast, total, listened, inside, tables, onStop, onShow }: BarsProps) {
  const t = useT(words);
  const spoke = useRef(false);
  const [ended, setEnded] = useState(false);
  useEffect(() => {
    setEnded(cast === undefined && spoke.current);
    spoke.current = cast !== undefined;
  }, [cast]);
  return (
    <>
      {cast && <CastBar rooms={cast.view.rooms} total={total} since_ms={cast.view.since_ms} onStop={onStop} />}
      {listened && <ListenBar table={listened} tables={tables} />}
      {inside && <InsideBar name={inside.name} onShow={onShow} />}
      <p className="visually-hidden" role="alert">
        {ended ? t("stopped_speaking") : ""}
      </p>
    </>
  );
}
