import CEL
import Testing
import WorkingTime

@Suite("Points and lengths of time")
struct TimeTests {
  @Test(
    "Points and lengths of time are read, written and reckoned with",
    arguments: [
      Row("timestamp('2026-11-20T08:55:00Z')", "google.protobuf.Timestamp timestamp('2026-11-20T08:55:00Z')"),
      Row("string(timestamp('2026-11-20T08:55:00.250Z'))", "string '2026-11-20T08:55:00.25Z'"),
      Row("string(timestamp('2026-07-01T09:00:00.000000001+01:00'))", "string '2026-07-01T08:00:00.000000001Z'"),
      Row("string(timestamp(0))", "string '1970-01-01T00:00:00Z'"),
      Row("timestamp(timestamp(0)) == timestamp(0)", "bool true"),
      Row("timestamp('2026-11-20')", "error: '2026-11-20' cannot be converted to timestamp"),
      Row("timestamp('2026-02-30T00:00:00Z')", "error: '2026-02-30T00:00:00Z' cannot be converted to timestamp"),
      Row("timestamp('2026-11-20T08:55:00.Z')", "error: '2026-11-20T08:55:00.Z' cannot be converted to timestamp"),
      Row("string(timestamp('2026-11-20T08:55:00.1234567899Z'))", "string '2026-11-20T08:55:00.123456789Z'"),
      Row("timestamp(253402300800)", "error: 253402300800 cannot be converted to timestamp"),
      Row("string(duration('336h'))", "string '1209600s'"), Row("string(duration('1h30m15.5s'))", "string '5415.5s'"),
      Row("string(duration('-1.5s'))", "string '-1.5s'"), Row("string(duration('+90m'))", "string '5400s'"),
      Row("string(duration('-250ms'))", "string '-0.25s'"), Row("string(duration('1us2ns'))", "string '0.000001002s'"),
      Row("string(duration('1µs'))", "string '0.000001s'"), Row("string(duration('0'))", "string '0s'"),
      Row("string(duration('.5h'))", "string '1800s'"), Row("string(duration('2562048h'))", "string '9223372800s'"),
      Row("duration(duration('1s')) == duration('1000ms')", "bool true"),
      Row("duration('3 days')", "error: '3 days' cannot be converted to duration"),
      Row("duration('1')", "error: '1' cannot be converted to duration"),
      Row("duration('')", "error: '' cannot be converted to duration"),
      Row("duration('1d')", "error: '1d' cannot be converted to duration"),
      Row("duration('.s')", "error: '.s' cannot be converted to duration"),
      Row("duration('-')", "error: '-' cannot be converted to duration"),
      Row("duration('315576000001s')", "error: '315576000001s' cannot be converted to duration"),
      Row("duration('99999999999999999999s')", "error: '99999999999999999999s' cannot be converted to duration"),
      Row("string(duration('315576000000s'))", "string '315576000000s'"),
      Row("string(timestamp(0) + duration('1h'))", "string '1970-01-01T01:00:00Z'"),
      Row("string(duration('1h') + timestamp(0))", "string '1970-01-01T01:00:00Z'"),
      Row("string(timestamp(0) - duration('0.25s'))", "string '1969-12-31T23:59:59.75Z'"),
      Row("string(timestamp('1970-01-01T00:00:00.75Z') + duration('0.5s'))", "string '1970-01-01T00:00:01.25Z'"),
      Row("timestamp(90) - timestamp(0) == duration('90s')", "bool true"),
      Row("timestamp('1970-01-01T00:00:00.25Z') - timestamp(1) == duration('-750ms')", "bool true"),
      Row("duration('1h') - duration('90m') == -1", "bool false"),
      Row("string(duration('1h') - duration('90m'))", "string '-1800s'"),
      Row("duration('1h') < duration('61m')", "bool true"), Row("duration('-1ns') < duration('0')", "bool true"),
      Row("timestamp(0) < timestamp('1970-01-01T00:00:00.1Z')", "bool true"),
      Row("timestamp(1) >= timestamp(1)", "bool true"),
      Row(
        "timestamp(253402300799) + duration('1s')",
        "error: timestamp('9999-12-31T23:59:59Z') + duration('1s') overflows"),
      Row(
        "duration('315576000000s') + duration('1ns')",
        "error: duration('315576000000s') + duration('0.000000001s') overflows"),
      Row(
        "timestamp(0) + timestamp(0)", "error: '+' does not take google.protobuf.Timestamp, google.protobuf.Timestamp"),
      Row("duration('1s') * 2", "error: '*' does not take google.protobuf.Duration, int"),
    ])
  func arithmetic(row: Row) {
    #expect(outcome(row.source) == row.expected)
  }

  @Test(
    "Accessors read UTC, a zone that is named, or a fixed offset",
    arguments: [
      Row("t.getFullYear()", "int 2026"), Row("t.getMonth()", "int 5"), Row("t.getDate()", "int 30"),
      Row("t.getDayOfMonth()", "int 29"), Row("t.getDayOfYear()", "int 180"), Row("t.getDayOfWeek()", "int 2"),
      Row("t.getHours()", "int 23"), Row("t.getMinutes()", "int 30"), Row("t.getSeconds()", "int 15"),
      Row("t.getMilliseconds()", "int 250"), Row("t.getHours('UTC')", "int 23"),
      Row("t.getFullYear('Europe/London')", "int 2026"), Row("t.getMonth('Europe/London')", "int 6"),
      Row("t.getDate('Europe/London')", "int 1"),
      Row("t.getDayOfWeek('Europe/London')", "int 3"), Row("t.getHours('Europe/London')", "int 0"),
      Row("t.getDayOfYear('Europe/London')", "int 181"), Row("t.getMinutes('Europe/London')", "int 30"),
      Row("t.getSeconds('Europe/London')", "int 15"), Row("t.getMilliseconds('Europe/London')", "int 250"),
      Row("winter.getHours('Europe/London')", "int 12"), Row("t.getHours('-05:30')", "int 18"),
      Row("t.getHours('+01:00')", "int 0"),
      Row("timestamp('2026-03-29T00:59:59Z').getHours('Europe/London')", "int 0"),
      Row("timestamp('2026-03-29T01:00:00Z').getHours('Europe/London')", "int 2"),
      Row("timestamp('2026-10-25T00:59:59Z').getHours('Europe/London')", "int 1"),
      Row("timestamp('2026-10-25T01:00:00Z').getHours('Europe/London')", "int 1"),
      Row("timestamp('2026-11-22T00:00:00Z').getDayOfWeek()", "int 0"),
      Row("timestamp('2028-12-31T00:00:00Z').getDayOfYear()", "int 365"),
      Row("t.getHours('Europe/Londn')", "error: unknown time zone 'Europe/Londn'"),
      Row("t.getHours('+24:00')", "error: unknown time zone '+24:00'"),
      Row("t.getHours('01:00')", "int 0"), Row("t.getHours('1:00')", "error: unknown time zone '1:00'"),
      Row("t.getHours('')", "error: unknown time zone ''"),
      Row("duration('90m').getHours()", "int 1"), Row("duration('90m').getMinutes()", "int 90"),
      Row("duration('-90.5s').getSeconds()", "int -90"),
      Row("duration('123.321456789s').getMilliseconds()", "int 321"),
      Row("duration('-1.5s').getMilliseconds()", "int -500"),
      Row("duration('1s').getDate()", "error: 'getDate' does not take google.protobuf.Duration"),
      Row("duration('1s').getHours('UTC')", "error: 'getHours' does not take google.protobuf.Duration, string"),
    ])
  func accessors(row: Row) throws {
    let bindings = Bindings(
      variables: [
        "t": .timestamp(Timestamp(try Instant(rfc3339: "2026-06-30T23:30:15Z"), nanoseconds: 250_000_000)),
        "winter": try instant("2026-12-01T12:00:00Z"),
      ],
      zones: ["Europe/London": try london()])
    #expect(outcome(row.source, bindings) == row.expected)
  }
}
