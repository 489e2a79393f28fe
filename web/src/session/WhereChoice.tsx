import { Switch, UnstyledButton } from "@mantine/core";
import { IconArmchair, IconCircleCheckFilled, IconHome } from "@tabler/icons-react";
import { useT } from "../design/strings";
import type { Wish } from "./live";
import { words } from "./strings";
import style from "./WhereChoice.module.css";

interface WhereChoiceProps {
  where: Wish["where"];
  roomDevice: boolean;
  onWhere: (where: Wish["where"]) => void;
  onRoomDevice: (on: boolean) => void;
}

/** In the room or elsewhere: decides whether this device may be heard and may play. */
export function WhereChoice({ where, roomDevice, onWhere, onRoomDevice }: WhereChoiceProps) {
  const t = useT(words);
  const choices = [
    { value: "here", icon: IconArmchair, title: t("here"), more: t("here_more") },
    { value: "remote", icon: IconHome, title: t("remote"), more: t("remote_more") },
  ] as const;
  return (
    <section>
      <h2 id="where" className={style.title}>
        {t("where")}
      </h2>
      <div
        className={style.choices}
        role="radiogroup"
        aria-labelledby="where"
        onKeyDown={(event) => {
          if (!/^Arrow/.test(event.key)) return;
          event.preventDefault();
          const next = where === "here" ? "remote" : "here";
          onWhere(next);
          event.currentTarget.querySelector<HTMLElement>(`[data-testid="where-${next}"]`)?.focus();
        }}
      >
        {choices.map(({ value, icon: Icon, title, more }) => (
          <UnstyledButton
            key={value}
            role="radio"
            aria-checked={where === value}
            tabIndex={where === value ? 0 : -1}
            className={style.choice}
            data-testid={`where-${value}`}
            onClick={() => onWhere(value)}
          >
            <Icon size={26} stroke={1.75} aria-hidden />
            {where === value && <IconCircleCheckFilled size={22} className={style.tick} aria-hidden />}
            <b>{title}</b>
            <span>{more}</span>
          </UnstyledButton>
        ))}
      </div>
      {where === "here" && (
        <div className={style.room}>
          <Switch
            checked={roomDevice}
            onChange={(event) => onRoomDevice(event.currentTarget.checked)}
            label={t("room_device")}
            description={roomDevice ? t("room_device_more") : t("here_note")}
            size="md"
            data-testid="room-device"
          />
        </div>
      )}
    </section>
  );
}
