import { Anchor, Button, List, Stack, Text } from "@mantine/core";
import { useAct } from "../../../ui/act.ts";
import { api } from "../../../ui/api.ts";
import { Bidi } from "../../../ui/Bidi.tsx";
import { useSay } from "../../../ui/say.ts";

interface FeedFinderProps {
  readonly address: string;
  readonly onPick: (address: string) => void;
}

/** Finds the feeds of a site by any of its pages; one press takes one. */
export function FeedFinder({ address, onPick }: FeedFinderProps) {
  const say = useSay();
  const find = useAct(() => api.discoverFeeds({ body: { address } }));
  return (
    <Stack gap="xs" align="flex-start">
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => find.mutate(undefined)}
        loading={find.isPending}
        disabled={address.trim().length < 4}
      >
        {say("connector.find")}
      </Button>
      {find.data !== undefined && (
        <div role="status">
          {find.data.items.length === 0 && <Text size="sm">{say("connector.find.none")}</Text>}
          <List size="sm" listStyleType="none" spacing={4}>
            {find.data.items.map((feed) => (
              <List.Item key={feed.address}>
                <Anchor component="button" type="button" size="sm" onClick={() => onPick(feed.address)}>
                  <Bidi>{feed.title === "" ? feed.address : feed.title}</Bidi>
                </Anchor>{" "}
                {say("connector.find.entries", { count: feed.entries })}
              </List.Item>
            ))}
          </List>
        </div>
      )}
    </Stack>
  );
}
