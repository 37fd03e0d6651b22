/** A webhook of the operator's own: the alert for machines, signed. */

import { SIGNATURE_HEADER, signBody } from "../../../platform/signature.ts";
import type { Brief } from "./brief.ts";
import { call, judgeStatus } from "./call.ts";
import type { Channel } from "./channel.ts";

export const compose = ({ record }: Brief): string => JSON.stringify(record);

export const webhook: Channel<string> = {
  compose,
  send: (context, { target, secret }, body) =>
    call(context, target, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        [SIGNATURE_HEADER]: signBody(secret, body, context.clock.now()),
      },
      body,
      judge: judgeStatus,
    }),
};
