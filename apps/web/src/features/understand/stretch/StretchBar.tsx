import { Group, NativeSelect, SegmentedControl, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { platforms } from "@tocsin/contract/words";
import { useIntl } from "react-intl";
import { ask } from "../../../ui/api.ts";
import { printWallTime, readWallTime } from "../../../ui/kit/wallClock.ts";
import { nameLanguage } from "../../../ui/languageNames.ts";
import { sayLength } from "../../../ui/lengths.ts";
import { namePlatform } from "../../../ui/platformNames.ts";
import { useSay } from "../../../ui/say.ts";
import { useSession } from "../../../ui/session.ts";
import { Instant, useNow } from "../../../ui/time.tsx";
import { type UrlState, useUrlState } from "../../../ui/urlState.ts";
import classes from "./StretchBar.module.css";
import { readStretch, type Stretch, stretchHours, stretchNames } from "./stretch.ts";

/** What the figures speak of: a stretch of time, a brand, a language, a network. All of it stands in the address. */
export function StretchBar({ hasBrand = true }: { hasBrand?: boolean }) {
  const say = useSay();
  const [state, setState] = useUrlState();
  const stretch = readStretch(state, useNow());
  const choose = (name: string) =>
    setState(name === "own" ? { from: stretch.from, to: stretch.to } : { span: name, from: undefined, to: undefined });
  const lengths = stretchNames.map((name) => ({ value: name, label: sayLength(say, stretchHours[name]) }));
  return (
    <section aria-label={say("understand.stretch")} className={classes.bar}>
      <p className={classes.printed}>
        <Instant at={stretch.from} /> – <Instant at={stretch.to} />
      </p>
      <SegmentedControl
        data-screen-only
        aria-label={say("understand.stretch.time")}
        className={classes.lengths}
        value={stretch.name}
        onChange={choose}
        data={[...lengths, { value: "own", label: say("understand.stretch.own") }]}
      />
      {stretch.name === "own" && <OwnEnds stretch={stretch} onChange={setState} />}
      <Group gap="xs" className={classes.choices}>
        {hasBrand && <BrandChoice value={state.brandId} onChange={setState} />}
        <LanguageFilter value={state.language} onChange={setState} />
        <PlatformFilter value={state.platform} onChange={setState} />
      </Group>
    </section>
  );
}

type Change = (change: UrlState) => void;

function OwnEnds({ stretch, onChange }: { stretch: Stretch; onChange: Change }) {
  const say = useSay();
  const { timeZone } = useSession().workspace;
  const change = (end: "from" | "to", value: string) => {
    const at = readWallTime(value, timeZone)?.toISOString();
    if (at !== undefined) onChange({ from: stretch.from, to: stretch.to, [end]: at });
  };
  return (
    <Group gap="xs" data-screen-only>
      {(["from", "to"] as const).map((end) => (
        <TextInput
          // The field keeps what is being typed; another stretch fills it afresh.
          key={end + stretch[end]}
          type="datetime-local"
          size="xs"
          label={say(`understand.stretch.${end}`)}
          defaultValue={printWallTime(new Date(stretch[end]), timeZone)}
          onBlur={(event) => change(end, event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Enter" && change(end, event.currentTarget.value)}
        />
      ))}
    </Group>
  );
}

interface FilterProps {
  readonly value: string | undefined;
  readonly onChange: Change;
}

function BrandChoice({ value, onChange }: FilterProps) {
  const say = useSay();
  const brands = useQuery(ask("listBrands"));
  const choices = (brands.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Choice
      name="brandId"
      words="understand.stretch.brand"
      all={say("understand.stretch.brand.all")}
      {...{ choices, value, onChange }}
    />
  );
}

function LanguageFilter({ value, onChange }: FilterProps) {
  const say = useSay();
  const { locale } = useIntl();
  const heard = useHeard("languages", value);
  const choices = heard.map((code) => ({ value: code, label: nameLanguage(code, locale, say) }));
  return (
    <Choice
      name="language"
      words="listen.facet.language"
      all={say("understand.stretch.language.all")}
      {...{ choices, value, onChange }}
    />
  );
}

function PlatformFilter({ value, onChange }: FilterProps) {
  const say = useSay();
  const heard = useHeard("platforms", value);
  const known = heard.length > 0 ? heard : platforms;
  const choices = known.map((platform) => ({ value: platform, label: namePlatform(platform, say) }));
  return (
    <Choice
      name="platform"
      words="listen.facet.platform"
      all={say("understand.stretch.platform.all")}
      {...{ choices, value, onChange }}
    />
  );
}

/** Only what was heard at all is worth choosing; what is chosen stays in the list. */
function useHeard(part: "languages" | "platforms", chosen: string | undefined): string[] {
  const facets = useQuery({ ...ask("listMentionFacets", { query: { show: "all" } }), staleTime: 300_000 });
  const heard = (facets.data?.[part] ?? []).map(({ value }) => value);
  return [...new Set(chosen === undefined ? heard : [...heard, chosen])];
}

interface ChoiceProps extends FilterProps {
  readonly name: "brandId" | "language" | "platform";
  readonly words: string;
  readonly all: string;
  readonly choices: readonly { value: string; label: string }[];
}

function Choice({ name, words, all, choices, value, onChange }: ChoiceProps) {
  const say = useSay();
  return (
    <NativeSelect
      aria-label={say(words)}
      value={value ?? ""}
      onChange={(event) => onChange({ [name]: event.currentTarget.value || undefined })}
      data={[{ value: "", label: all }, ...choices]}
    />
  );
}
