import { Box, Stack } from "@mantine/core";
import { MyHours } from "../features/alert/index.ts";
import { MySettings } from "../features/people/index.ts";

/** What people say of themselves, to whichever part of the product it matters. */
export function MyPage() {
  return (
    <Stack gap="md">
      <MySettings />
      <Box maw="34rem">
        <MyHours />
      </Box>
    </Stack>
  );
}
