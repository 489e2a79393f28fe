import { Menu } from "@mantine/core";
import { IconCoffee } from "@tabler/icons-react";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import { words } from "./strings";
import { useAway } from "./useAway";

/** In the menu of what is seldom needed: out of the room for a while, and back. */
export function AwayItem() {
  const t = useT(words);
  const { live } = useClass();
  const away = useAway();
  return (
    <Menu.Item
      leftSection={<IconCoffee size={20} stroke={1.75} />}
      data-testid="away-toggle"
      data-state={away ? "on" : "off"}
      onClick={() => live.tell({ kind: "presence.away", away: !away })}
    >
      {t(away ? "back" : "go_away")}
    </Menu.Item>
  );
}
