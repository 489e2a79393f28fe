import { Menu, Modal, Popover, Select, Tooltip } from "@mantine/core";
import { screen } from "@testing-library/react";
import type { ReactElement } from "react";
import { expect, test } from "vitest";
import { renderFramed } from "./testing/render";

// jsdom lays nothing out, so nothing changes its size.
window.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

const button = <button type="button">Here</button>;

const FLOATS: Record<string, ReactElement> = {
  menu: (
    <Menu opened>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <p>Floats</p>
        <Menu.Item>Mute</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  ),
  popover: (
    <Popover opened withRoles={false}>
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown>Floats</Popover.Dropdown>
    </Popover>
  ),
  dialog: (
    <Modal opened onClose={() => {}} title="A question">
      Floats
    </Modal>
  ),
  "select list": <Select label="Which" data={["Floats"]} dropdownOpened />,
  tooltip: (
    <Tooltip opened label="Floats">
      {button}
    </Tooltip>
  ),
};

test.each(Object.entries(FLOATS))("an open %s is part of a region", async (_, float) => {
  await renderFramed(<main>{float}</main>);
  const words = await screen.findByText("Floats");
  expect(screen.getByRole("region", { name: "What is open over the page" }).contains(words)).toBe(true);
});

test("with nothing open the region is empty, and so not there", async () => {
  await renderFramed(<main>{button}</main>);
  expect(document.getElementById("layers")?.childNodes.length).toBe(0);
});
