import { Alert, Fieldset, SimpleGrid, Stack } from "@mantine/core";
import type { Guided } from "@tocsin/contract";
import { useSay } from "../../../../ui/say.ts";
import { FurtherConditions } from "./FurtherConditions.tsx";
import { signedIn, withSigned } from "./guided.ts";
import { LanguageField, PlatformField } from "./PlaceFields.tsx";
import { SignedField } from "./SignedField.tsx";
import { Spellings } from "./Spellings.tsx";
import { TermList } from "./TermList.tsx";
import type { QueryInStep } from "./useQueryInStep.ts";
import { useSpellings } from "./useSpellings.ts";

/** The query by its parts. What no part shows stands below as it is written, so that nothing is lost. */
export function GuidedForm({ step }: { step: QueryInStep }) {
  const say = useSay();
  const { guided, isReading, change } = step;
  if (guided === null) return <Alert color="ochre">{say("query.guided.locked")}</Alert>;
  return (
    <Fieldset legend={say("query.guided")} inert={isReading} aria-busy={isReading}>
      <Parts guided={guided} change={change} />
    </Fieldset>
  );
}

function Parts({ guided, change }: { guided: Guided; change: QueryInStep["change"] }) {
  const spellings = useSpellings(guided.names);
  return (
    <Stack gap="md">
      <TermList list="names" {...{ guided, change }} forms={spellings.forms} />
      <Spellings names={guided.names} offered={spellings.items} onAccept={(names) => change({ names })} />
      <TermList list="alongside" {...{ guided, change }} forms={spellings.forms} />
      <TermList list="never" {...{ guided, change }} forms={spellings.forms} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        {(["hashtag", "account"] as const).map((match) => (
          <SignedField
            key={match}
            name={match}
            values={signedIn(guided.names, match)}
            onChange={(values) => change({ names: withSigned(guided.names, match, values) })}
          />
        ))}
        <LanguageField values={guided.languages} onChange={(languages) => change({ languages })} />
        <PlatformField values={guided.platforms} onChange={(platforms) => change({ platforms })} />
        <SignedField name="authors" values={guided.authors} onChange={(authors) => change({ authors })} />
        <SignedField
          name="withoutAuthors"
          values={guided.withoutAuthors}
          onChange={(withoutAuthors) => change({ withoutAuthors })}
        />
      </SimpleGrid>
      <FurtherConditions conditions={guided.further} onChange={(further) => change({ further })} />
    </Stack>
  );
}
