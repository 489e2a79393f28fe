import { useTranslation } from "react-i18next";

/** "400 kB", "2.1 MB", in the page's language. */
export function useSize(): (bytes: number) => string {
  const { i18n } = useTranslation();
  return (bytes) => {
    const large = bytes >= 1_000_000;
    const number = new Intl.NumberFormat(i18n.language, {
      style: "unit",
      unit: large ? "megabyte" : "kilobyte",
      maximumFractionDigits: large ? 1 : 0,
    });
    return number.format(large ? bytes / 1_000_000 : Math.max(1, bytes / 1_000));
  };
}
