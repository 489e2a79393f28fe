export default function StartPage() {
  return <main>Classroom</main>;
}
