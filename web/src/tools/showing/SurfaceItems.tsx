import { Menu } from "@mantine/core";
import { useT } from "../../design/strings";
import { useShell } from "../../session/shell";
import { SURFACES } from "../../session/surfaces";
import { words } from "./strings";

/** What can fill the stage, as rows of a menu. */
export function SurfaceItems() {
  const t = useT(words);
  const { look } = useShell();
  return SURFACES.filter(({ inMenu }) => inMenu).map(({ name, Icon }) => (
    <Menu.Item
      key={name}
      leftSection={<Icon size={20} stroke={1.75} />}
      data-testid={`open-${name}`}
      onClick={() => look({ surface: name, what: null })}
    >
      {t(name)}
    </Menu.Item>
  ));
}
