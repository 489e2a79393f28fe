import { Button, Menu, Modal } from "@mantine/core";
import { IconChevronDown, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import type { Thing } from "../../store/room";
import type { SetView } from "../../wire/views";
import { NameDialog } from "./NameDialog";
import style from "./prepare.module.css";
import { words } from "./prepareStrings";

interface SetsMenuProps {
  sets: readonly Thing<SetView>[];
  chosen: Thing<SetView> | undefined;
  onChoose: (id: string | null) => void;
}

/** The saved sets of this class: choose one, name it, delete it, make another. */
export function SetsMenu({ sets, chosen, onChoose }: SetsMenuProps) {
  const t = useT(words);
  const { live } = useClass();
  const [naming, setNaming] = useState(false);
  const [deleting, setDeleting] = useState(false);
  return (
    <>
      <Menu position="bottom-end" width={280} returnFocus>
        <Menu.Target>
          <button type="button" className={`${buttons.line} ${style.sets}`} data-testid="group-sets">
            <span className="cut">{chosen ? t("set", { name: chosen.view.name }) : t("new_set")}</span>
            <IconChevronDown size={18} stroke={1.75} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {sets.map(({ id, view }) => (
            <Menu.Item
              key={id}
              role="menuitemradio"
              aria-checked={id === chosen?.id}
              fw={id === chosen?.id ? 650 : undefined}
              onClick={() => onChoose(id)}
            >
              {view.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconPlus size={20} stroke={1.75} />}
            data-testid="group-set-new"
            onClick={() => onChoose(null)}
          >
            {t("new_set")}
          </Menu.Item>
          {chosen && (
            <Menu.Item leftSection={<IconPencil size={20} stroke={1.75} />} onClick={() => setNaming(true)}>
              {t("rename_set")}
            </Menu.Item>
          )}
          {chosen && !chosen.view.open && (
            <Menu.Item
              leftSection={<IconTrash size={20} stroke={1.75} />}
              c="var(--cr-alert-text)"
              onClick={() => setDeleting(true)}
            >
              {t("delete_set")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <NameDialog
        name={naming && chosen ? chosen.view.name : null}
        label={t("name")}
        onName={(name) => chosen && live.tell({ kind: "breakout.edit", id: chosen.id, name })}
        onClose={() => setNaming(false)}
      />
      <Modal
        opened={deleting}
        onClose={() => setDeleting(false)}
        title={t("delete_title", { name: chosen?.view.name ?? "" })}
        withCloseButton={false}
        centered
        radius={20}
      >
        <p>{t("delete_body")}</p>
        <div className={style.pair}>
          <Button variant="default" data-autofocus onClick={() => setDeleting(false)}>
            {t("cancel")}
          </Button>
          <Button
            color="brick"
            onClick={() => {
              if (chosen) live.tell({ kind: "breakout.delete", id: chosen.id });
              setDeleting(false);
            }}
          >
            {t("delete_yes")}
          </Button>
        </div>
      </Modal>
    </>
  );
}
