import type { Context } from "../../../context.ts";

type Keys = Pick<Context, "secrets">;
interface Place {
  readonly workspace_id: string;
  readonly id: string;
}

const placeOf = ({ workspace_id, id }: Place): string => `connection ${workspace_id} ${id}`;

export const sealCredentials = ({ secrets }: Keys, place: Place, credentials: Record<string, string>): string =>
  secrets.seal(JSON.stringify(credentials), placeOf(place));

/** Throws `secret-unreadable` when the instance's secret has changed since. */
export const openCredentials = ({ secrets }: Keys, row: Place & { readonly sealed: string }): Record<string, string> =>
  JSON.parse(secrets.open(row.sealed, placeOf(row))) as Record<string, string>;

const ownPlaceOf = ({ workspace_id, id }: Place): string => `source ${workspace_id} ${id}`;

/** The secret that a source's own address is proved with. */
export const sealOwnSecret = ({ secrets }: Keys, place: Place, secret: string): string =>
  secret === "" ? "" : secrets.seal(secret, ownPlaceOf(place));
export const openOwnSecret = ({ secrets }: Keys, row: Place & { readonly secret: string }): string =>
  secrets.open(row.secret, ownPlaceOf(row));
