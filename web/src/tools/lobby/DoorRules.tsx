import { NativeSelect } from "@mantine/core";
import { SwitchRow } from "../../design/SwitchRow";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { all, one } from "../../store/room";
import panel from "../panel.module.css";
import { words } from "./strings";

const NOBODY = "";

/** Who waits and who does not: guests, and the groups that come in although the class is locked. */
export function DoorRules() {
  const t = useT(words);
  const { live } = useClass();
  const rules = useShown((room) => one(room, "door_rules", "door"))?.view;
  const sets = useShown((room) => all(room, "breakout_set"));
  const admits = rules?.admits ?? null;
  const chosen = admits === null ? NOBODY : wireOf(admits.set, admits.groups[0]);
  const choose = (value: string) => {
    const [set, group] = JSON.parse(value || "[null]") as [string | null, number?];
    live.tell({ kind: "door.auto_admit", set, groups: group === undefined ? [] : [group] });
  };
  return (
    <section aria-label={t("rules")}>
      <h3 className={panel.group}>{t("rules")}</h3>
      <SwitchRow
        label={t("guests")}
        hint={t("guests_hint")}
        on={rules?.guests_wait ?? true}
        data-testid="guests-wait"
        onChange={(guests) => live.tell({ kind: "door.hold", guests })}
      />
      {sets.length > 0 && (
        <NativeSelect
          label={t("by_themselves")}
          description={admits === null ? t("by_themselves_hint") : t("by_themselves_now", { count: admits.people })}
          value={chosen}
          data-testid="auto-admit"
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value={NOBODY}>{t("nobody_by_themselves")}</option>
          {sets.map(({ id, view }) => (
            <optgroup key={id} label={view.name}>
              <option value={wireOf(id)}>{t("whole_set", { name: view.name })}</option>
              {view.names.map((name, number) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a group's number is its name on the wire
                <option key={number} value={wireOf(id, number)}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </NativeSelect>
      )}
    </section>
  );
}

const wireOf = (set: string, group?: number): string => JSON.stringify(group === undefined ? [set] : [set, group]);
