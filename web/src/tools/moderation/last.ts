import { useClass, usePeople } from "../../session/context";
import { isPupil, isStaff } from "../../store/people";

/** Whether nobody of the staff stays behind when this person leaves, though pupils do. */
export function useLastOfStaff(): boolean {
  const { info, me } = useClass();
  const people = usePeople();
  if (!isStaff(info.role)) return false;
  const others = people.filter(({ id }) => id !== me.person.id);
  return !others.some(({ staff }) => staff) && others.some(({ role }) => isPupil(role));
}
