import { roles } from "@tocsin/contract/words";
import { useSay } from "../../ui/say.ts";

export function useRoleChoices() {
  const say = useSay();
  return roles.map((role) => ({ value: role, label: say(`role.${role}`) }));
}
