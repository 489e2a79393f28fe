/** Formulas are drawn beside the page: it stays quick whatever somebody wrote, and can end what takes too long. */
import { type Rendered, render } from "./tex";

export type Asked = readonly [id: number, latex: string];
export type Answered = readonly [id: number, made: Rendered | null, problem: string];

self.onmessage = ({ data: [id, latex] }: MessageEvent<Asked>) => {
  const answer = (made: Rendered | null, problem: string) => self.postMessage([id, made, problem] satisfies Answered);
  render(latex).then(
    (made) => answer(made, ""),
    (problem: { message?: string }) => answer(null, String(problem.message)), // MathJax throws what is no Error
  );
};
