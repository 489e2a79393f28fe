export default function SessionPage({ session }: { session: string }) {
  return <main data-session={session} />;
}
