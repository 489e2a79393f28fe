import { Popover, SegmentedControl, Stack, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import { IconBook2, IconBroadcast, IconListCheck, IconRoute } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { LanguageChoice } from "../design/LanguageChoice";
import { Mark } from "../design/Mark";
import { initials } from "../design/Seat";
import { useT } from "../design/strings";
import { isStaff } from "./known";
import style from "./Shell.module.css";
import { words } from "./strings";
import type { Course, Me } from "./types";

interface ShellProps {
  me?: Me;
  course?: Course;
  /** 1392 px for the grid instead of 1136. */
  wide?: boolean;
  /** On phones: a bar of its own buttons takes the tab bar's place (lesson, quiz). */
  foot?: ReactNode;
  children: ReactNode;
}

/** The frame of all study pages: bar, ways through the course, one main region. */
export function Shell({ me, course, wide = false, foot, children }: ShellProps) {
  const t = useT(words);
  return (
    <div className={style.study}>
      <a className={style.skip} href="#main">
        {t("skip")}
      </a>
      <header className={style.bar}>
        <Link href="/" className={style.brand}>
          <Mark />
          <b>{t("product")}</b>
        </Link>
        <nav className={foot ? `${style.nav} ${style.deskNav}` : style.nav} aria-label={t("main_navigation")}>
          <Ways course={course} />
        </nav>
        <span className={style.grow} />
        {me && <Account me={me} />}
      </header>
      <main id="main" tabIndex={-1} className={wide ? `${style.main} ${style.wide}` : style.main}>
        {children}
      </main>
      {foot && <footer className={style.foot}>{foot}</footer>}
    </div>
  );
}

function Ways({ course }: { course?: Course }) {
  const t = useT(words);
  if (!course) return <Way to="/" icon={<IconBook2 size={20} stroke={1.75} />} word={t("courses")} exact />;
  const home = `/c/${course.id}`;
  const staff = isStaff(course);
  return (
    <>
      <Way
        to={home}
        icon={<IconBook2 size={20} stroke={1.75} />}
        word={staff ? t("courses") : t("learn")}
        also={`${home}/a/`}
        exact
      />
      {staff ? (
        <Way to={`${home}/readiness`} icon={<IconListCheck size={20} stroke={1.75} />} word={t("readiness")} />
      ) : (
        course.next && (
          <Way to={`/s/${course.next.id}`} icon={<IconBroadcast size={20} stroke={1.75} />} word={t("live")} />
        )
      )}
      {course.role !== "observer" && (
        <Way to={`${home}/progress`} icon={<IconRoute size={20} stroke={1.75} />} word={t("progress")} />
      )}
    </>
  );
}

function Way(way: { to: string; icon: ReactNode; word: string; also?: string; exact?: boolean }) {
  const [at] = useLocation();
  const here = way.exact ? at === way.to || (way.also !== undefined && at.startsWith(way.also)) : at.startsWith(way.to);
  return (
    <Link href={way.to} className={here ? style.here : ""} aria-current={here ? "page" : undefined}>
      {way.icon}
      <span>{way.word}</span>
    </Link>
  );
}

function Account({ me }: { me: Me }) {
  const t = useT(words);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Popover position="bottom-end" width={280} shadow="md" radius="md" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={style.account} data-testid="account">
          <span aria-hidden>{initials(me.person.name)}</span>
          <b className="visually-hidden">{t("account", { name: me.person.name })}</b>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm" p="sm">
          <b>{me.person.name}</b>
          <SegmentedControl
            aria-label={t("look")}
            value={colorScheme}
            onChange={(value) => setColorScheme(value as "light" | "dark" | "auto")}
            data={[
              { value: "light", label: t("look_light") },
              { value: "dark", label: t("look_dark") },
              { value: "auto", label: t("look_auto") },
            ]}
          />
          <LanguageChoice />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
