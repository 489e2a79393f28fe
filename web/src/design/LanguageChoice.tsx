import { NativeSelect } from "@mantine/core";
import { IconLanguage } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import style from "./LanguageChoice.module.css";
import { words } from "./languageStrings";
import { keepLanguage, LANGUAGES, type Language } from "./languages";
import { speak, useT } from "./strings";

const OFFERED = Object.entries(LANGUAGES) as [Language, { name: string }][];

/** Each language by its own name, so that one finds it in a page that one cannot read. Kept on this device. */
export function LanguageChoice() {
  const t = useT(words);
  const { i18n } = useTranslation();
  const choose = (language: Language) =>
    speak(i18n, language).then(
      () => keepLanguage(language),
      () => {}, // the line is away: the page stays as it is
    );
  return (
    <NativeSelect
      className={style.choice}
      aria-label={t("language")}
      leftSection={<IconLanguage size={20} stroke={1.75} aria-hidden />}
      value={i18n.language}
      data-testid="language"
      onChange={(event) => void choose(event.currentTarget.value as Language)}
    >
      {OFFERED.map(([language, { name }]) => (
        <option key={language} value={language} lang={language}>
          {name}
        </option>
      ))}
    </NativeSelect>
  );
}
