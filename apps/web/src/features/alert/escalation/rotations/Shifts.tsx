import { useQuery } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { useState } from "react";
import { useIntl } from "react-intl";
import { Answer } from "../../../../ui/Answer.tsx";
import { ask } from "../../../../ui/api.ts";
import { Bidi } from "../../../../ui/Bidi.tsx";
import { useSay } from "../../../../ui/say.ts";
import { useSession } from "../../../../ui/session.ts";
import { type Day, FourWeeks, listDays } from "../FourWeeks.tsx";
import { type Rotation, useNameOf } from "../names.ts";

type Shift = AnswerOf<"listShifts">["items"][number];

/** Who is on call on each of the next days, from when. */
export function Shifts({ rotation }: { rotation: Rotation }) {
  const say = useSay();
  const { timeZone } = useSession().workspace;
  const [days] = useState(() => listDays(new Date(), timeZone));
  const query = { from: days[0]!.from.toISOString(), until: days.at(-1)!.until.toISOString() };
  const shifts = useQuery(ask("listShifts", { params: { id: rotation.id }, query }));
  return (
    <Answer of={shifts} rows={2}>
      {({ items }) => (
        <FourWeeks
          label={`${say("escalation.calendar")}: ${rotation.name}`}
          days={days}
          isMarked={(day) => items.some((shift) => shift.callee === null && isIn(shift, day))}
        >
          {(day) =>
            items.filter((shift) => isIn(shift, day)).map((shift) => <Line key={shift.from} shift={shift} day={day} />)
          }
        </FourWeeks>
      )}
    </Answer>
  );
}

const isIn = ({ from, until }: Shift, day: Day): boolean =>
  Date.parse(from) < day.until.getTime() && Date.parse(until) > day.from.getTime();

function Line({ shift, day }: { shift: Shift; day: Day }) {
  const say = useSay();
  const intl = useIntl();
  const nameOf = useNameOf();
  const begins = Date.parse(shift.from);
  const time = begins > day.from.getTime() ? `${intl.formatTime(begins, { hour: "numeric", minute: "2-digit" })} ` : "";
  return (
    <span>
      {time}
      {shift.isSwap && <span title={say("escalation.swap")}>⇄ </span>}
      {shift.callee === null && <span aria-hidden="true">⊘ </span>}
      <Bidi>{nameOf(shift.callee)}</Bidi>
    </span>
  );
}
