import { MultiSelect, Stack, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Answer } from "../../../ui/Answer.tsx";
import { ask } from "../../../ui/api.ts";
import { ButtonLink } from "../../../ui/links.tsx";
import { Empty } from "../../../ui/States.tsx";
import { useSay } from "../../../ui/say.ts";
import { useUrlState } from "../../../ui/urlState.ts";
import { Heard } from "../Heard.tsx";
import { keepCompanies } from "../share/companies.ts";
import type { Share } from "../share/sentence.ts";
import type { InsightQuery } from "../stretch/stretch.ts";
import { useInsightQuery } from "../stretch/useInsightQuery.ts";
import { chooseBrands, FEWEST, MOST } from "./chosen.ts";
import { Measures } from "./Measures.tsx";
import { Multiples } from "./Multiples.tsx";
import { Places } from "./Places.tsx";

/** Two to four brands beside each other, measure by measure. */
export function CompareTab() {
  const { brandId: _, ...query } = useInsightQuery();
  const share = useQuery({
    ...ask("getShareOfVoice", { query }),
    select: keepCompanies,
    placeholderData: keepPreviousData,
  });
  return <Answer of={share}>{(answer) => <Comparison share={answer} query={query} />}</Answer>;
}

function Comparison({ share, query }: { share: Share; query: InsightQuery }) {
  const say = useSay();
  const [{ brands: given }, setState] = useUrlState();
  const chosen = chooseBrands(share.brands, given);
  if (share.brands.length < FEWEST) return <TooFew />;
  const choose = (ids: string[]) => ids.length >= FEWEST && setState({ brands: ids.join(",") }, { replace: true });
  return (
    <Stack gap="md">
      <MultiSelect
        label={say("understand.compare.brands")}
        description={say("understand.compare.howMany")}
        data={share.brands.map(({ brandId, name }) => ({ value: brandId, label: name }))}
        value={chosen.map(({ brandId }) => brandId)}
        onChange={choose}
        maxValues={MOST}
        maw="42rem"
        data-screen-only
      />
      {chosen.every(({ mentions }) => mentions === 0) && <Text>{say("understand.compare.nothing")}</Text>}
      <Measures brands={chosen} query={query} />
      <Multiples brands={chosen} share={share} query={query} />
      <Places brands={chosen} share={share} query={query} />
      <Heard sources={share.sources} />
    </Stack>
  );
}

function TooFew() {
  const say = useSay();
  return (
    <Empty
      title={say("understand.compare.tooFew")}
      action={
        <ButtonLink to="/prepare/$tab" params={{ tab: "brands" }}>
          {say("understand.noBrand.add")}
        </ButtonLink>
      }
    >
      {say("understand.compare.tooFewText")}
    </Empty>
  );
}
