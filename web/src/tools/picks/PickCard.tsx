export function PickCard() {
  return null;
}
