import { useState } from "react";
import { Problem, request } from "../api/request";
import { useResource } from "../api/useResource";
import { useSaid } from "../api/useSaid";
import { Grey } from "../design/Waiting";
import { WordsSheet } from "../tools/chat/WordsSheet";
import { Failing } from "./Aids";
import type { WordList } from "./types";

interface CourseWordsProps {
  course: string;
  onClose: () => void;
  onSaved: () => void;
}

/** The list of a course as its server has it; a class that runs is told at once, every other when it starts. */
export default function CourseWords({ course, onClose, onSaved }: CourseWordsProps) {
  const said = useSaid();
  const path = `/api/v1/courses/${encodeURIComponent(course)}/words`;
  const list = useResource<WordList>(path);
  const [trouble, setTrouble] = useState<string | null>(null);
  async function save(words: string[]) {
    setTrouble(null);
    try {
      await request<WordList>(path, { method: "PUT", body: { words } });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return setTrouble(said(error)); // what was written stays
    }
    await list.reload();
    onSaved();
    onClose();
  }
  return (
    <WordsSheet held={list.value?.words} trouble={trouble} onSave={(words) => void save(words)} onClose={onClose}>
      <Failing resource={list} />
      {list.state === "loading" && <Grey wide="100%" high={180} />}
    </WordsSheet>
  );
}
