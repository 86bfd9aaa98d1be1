//! Every sentence the widget says, one key each.
//!
//! Those beyond the first chart's stand under `full`, and of these those of the views of many
//! countries under `views`, which other languages have in a file of their own. A message is a complete sentence or
//! label with named `{places}`; none is glued from fragments.

macro_rules! messages {
    (
        every { $($(#[$doc:meta])* $name:ident = $english:literal,)+ }
        full { $($(#[$full_doc:meta])* $full:ident = $full_english:literal,)+ }
        views { $($(#[$view_doc:meta])* $view:ident = $view_english:literal,)+ }
    ) => {
        /// The key of a message: its number among all, by which other languages know it, and its
        /// English text itself, so that a module for one view keeps those texts alone that its
        /// code names.
        /// (Its address alone is handed on, 2 kB of the wasm less than number and text.)
        #[cfg(feature = "full")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct Message(&'static Text);

        /// What a key stands for.
        #[cfg(feature = "full")]
        #[derive(Debug, PartialEq, Eq)]
        struct Text {
            at: u16,
            english: &'static str,
        }

        /// The messages by their numbers.
        #[cfg(feature = "full")]
        enum Number {
            $($name,)+ $($full,)+ $($view,)+
        }

        #[cfg(feature = "full")]
        #[allow(non_upper_case_globals, reason = "a key reads as a variant does")]
        impl Message {
            $($(#[$doc])* pub const $name: Self = Self(&Text { at: Number::$name as u16, english: $english });)+
            $($(#[$full_doc])* pub const $full: Self = Self(&Text { at: Number::$full as u16, english: $full_english });)+
            $($(#[$view_doc])* pub const $view: Self = Self(&Text { at: Number::$view as u16, english: $view_english });)+

            /// All keys, in the order of their numbers.
            pub const ALL: &[Self] = &[$(Self::$name,)+ $(Self::$full,)+ $(Self::$view,)+];

            /// The keys' names, in the same order.
            pub const NAMES: &[&str] =
                &[$(stringify!($name),)+ $(stringify!($full),)+ $(stringify!($view),)+];

            /// How many messages come before those of the views of many countries.
            pub const BEFORE_VIEWS: usize = [$($english,)+ $($full_english,)+].len();

            /// The English text.
            pub const fn english(self) -> &'static str {
                self.0.english
            }

            /// Its number.
            pub const fn at(self) -> usize {
                self.0.at as usize
            }
        }

        /// The key of a message. Where all of them are said, a number is 0.1 kB less than a text.
        #[cfg(not(feature = "full"))]
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Message {
            $($(#[$doc])* $name,)+
        }

        #[cfg(not(feature = "full"))]
        impl Message {
            /// The English text.
            pub const fn english(self) -> &'static str {
                match self { $(Self::$name => $english,)+ }
            }
        }
    };
}

messages! {
    every {
    /// What the country on each side means.
    Bases = "Origin: {source}; target: {target}",
    /// A quotient and what was divided.
    InAll = "{value} ({whole} in all)",
    /// The chart's neutral title.
    Title = "{measure}: {a} and {b}",
    /// The title with its span.
    TitleSpan = "{measure}: {a} and {b}, {period}",
    /// From one year to another.
    YearSpan = "{from}–{to}",
    /// From one period to another.
    Span = "{from} to {to}",
    /// A direction's name, on the chart and above its column.
    Direction = "{origin} → {target}",
    /// The same for the ear.
    DirectionSpoken = "from {origin} to {target}",
    /// None, where a part was not measured.
    ZeroPartial = "{zero} in the parts that were measured",
    /// The same in a sentence.
    FindingZeroPartial = "none from {origin} to {target} in the parts that were measured",
    /// A number and its unit.
    Amount = "{value} {unit}",
    /// A number and a unit written without a space.
    AmountTight = "{value}{unit}",
    /// A unit divided by a base.
    UnitPer = "{unit} per {base}",
    /// A direction with a value, where the descriptor has no phrase of its own.
    Finding = "{value} from {origin} to {target}",
    /// A sentence that begins with its period.
    InPeriod = "In {period}, {finding}{as_told}.",
    /// The same of a single day.
    OnDay = "On {period}, {finding}{as_told}.",
    /// The same over the whole span.
    OverPeriod = "{period}: {finding}{as_told}.",
    /// After a second-hand figure.
    AsSecondhand = ", by press reports",
    /// After a weakly sourced figure.
    AsWeak = ", by a page of poor standing",
    /// After a derived figure.
    AsDerived = ", computed from published figures",
    /// The other direction has a value.
    OtherWay = "The other way: {finding}{as_told}.",
    /// A direction was never measured.
    OtherNotMeasured = "The other way was not measured: {why}",
    /// Neither was measured.
    NeitherMeasured = "Neither direction was measured: {why}",
    /// A direction has no figure in this period.
    OtherUnpublished = "For the other way no figure was published.",
    /// The sentence and what it must not be taken for.
    WithLimit = "{sentence} — {limit}",
    /// Nothing at all for this pair.
    NothingPublished = "No figure was published for {a} and {b}.",
    /// A zero in a sentence.
    FindingZero = "none from {origin} to {target}",
    /// A suppressed cell in a sentence.
    FindingSuppressed = "the figure from {origin} to {target} is withheld for privacy",
    /// A lower bound in a sentence.
    AtLeast = "at least {value}",
    /// A sum in which a part was not measured.
    Partial = "{value} in the parts that were measured",
    /// What an address tells, when the basis is a machine's location.
    AddressLimit = "An address shows where a machine is, not who runs it.",

    /// Zero, in a table or tooltip.
    Zero = "none recorded",
    /// Suppressed.
    Suppressed = "withheld for privacy",
    /// Not measured.
    NotMeasured = "not measured",
    /// Nobody printed a figure.
    Unpublished = "no figure published",
    /// Not measured, as a hatched band says it.
    BandNotMeasured = "Not measured: {why}",
    /// Why: nobody printed it.
    WhyUnpublished = "No figure for this period was found.",

    /// Status of a figure.
    StatusReported = "reported by the publisher",
    /// Status of a figure.
    StatusDerived = "computed from published figures",
    /// Status of a figure.
    StatusSecondhand = "read in an article, not in the report",
    /// Status of a figure.
    StatusWeak = "read on a page of poor standing",
    /// Under the chart: what pale bars are.
    PaleBars = "Pale bars: {list}.",
    /// Under the chart: what a dotted outline is.
    DottedOutlines = "Dotted outlines: withheld for privacy.",
    /// One entry of that list.
    PaleEntry = "{list} {status}",
    /// Under the chart: what is not drawn.
    NotDrawn = "Also published, for spans not comparable with these: {list} (see the table).",
    /// Under the chart: a set without a course of time.
    OnePeriod = "Figures for {period} only: they show no change over time.",
    /// Under the chart: what `from` and `to` cut in two.
    LeftOut = "Left out, since only partly inside the chosen span: {list}.",
    /// Context off the scale.
    Context = "All countries {world}, {period}: {value}.",
    /// What `001` reads as where the set does not say.
    WorldDefault = "together",
    /// Who led, where a set has shares.
    Leaders = "Who leads depends on what is counted. In {period}: {list}.",
    /// One leader.
    Leader = "by {measure} {country} ({value})",
    /// Under the chart.
    UnitLine = "Unit: {unit}.",
    /// Under the chart.
    SourceLine = "Source: {source}",
    /// A lower bound where a part is withheld.
    SuppressedAtLeast = "{value}; the rest is withheld for privacy",

    /// A control.
    Origin = "First country or territory",
    /// A control.
    Target = "Second country or territory",
    /// A control.
    Swap = "Swap",
    /// The swap control, spoken.
    SwapSpoken = "Swap the two countries",
    /// A control.
    Measure = "Measure",
    /// A control.
    Category = "Kind",
    /// A control.
    More = "More",
    /// Above the table.
    TableCaption = "{title} ({unit})",
    /// A column.
    Period = "Period",
    /// A column.
    Note = "Note",
    /// In the notes of a period that is not drawn.
    TableOnly = "not drawn: another length of period",
    /// What the chart is to a screen reader.
    ChartRole = "interactive chart",
    /// A link past the chart.
    SkipToTable = "Skip to the table of figures",
    /// How to walk the chart.
    Keys = "Arrow keys: left and right through the periods, up and down between the directions; Page keys by five, Home and End to the ends, Escape to leave.",
    /// A step of the walk.
    Step = "{period}: {value}, {direction}; {at} of {of}",
    /// The same with what is to be said of the figure.
    StepNoted = "{period}: {value} ({note}), {direction}; {at} of {of}",

    /// A quarter.
    Quarter = "Q{quarter} {year}",
}

    full {
    /// What stands between two sentences.
    Gap = " ",
    /// What stands between two remarks on one figure.
    Also = "; ",
    /// A number in words and its unit: “8.85 million computers”.
    AmountProse = "{value} {unit}",
    /// The heading of what is said of the words themselves.
    Language = "Language and names",
    /// Behind More, in translations that no native reader has looked through yet.
    Unreviewed = "",
    /// Behind More: countries that the page's editors call otherwise.
    OwnNames = "This page's own names for countries or territories: {list}.",
        /// A control.
        View = "View",
        /// A view.
        ViewTimeline = "Over time",
        /// A view.
        ViewSources = "Every source",
        /// A view.
        ViewPartners = "One country",
        /// A view.
        ViewMatrix = "Grid",
        /// A view.
        ViewFlows = "Flows",
        /// A view.
        ViewMap = "Map",
        /// A view.
        ViewBalance = "Both ways compared",
        /// A view.
        ViewTable = "Table",
    /// Above a table.
    Filter = "Filter",
    /// How many rows a filter leaves.
    RowsShown = "{shown} of {all} rows",
    /// Above the kinds of files.
    Download = "Download",
    /// The first period.
    From = "From",
    /// The last period.
    To = "To",
    /// The end of a choice of periods, spoken.
    Reset = "{span}: show all periods",
    /// A checkbox over time.
    Running = "Running sum",
    /// How to choose periods.
    KeysBrush = "Shift with left and right chooses periods, Enter shows them alone, Escape lets go.",
    /// What is chosen before it is shown alone.
    Chosen = "{span} chosen; Enter shows it alone",
    /// How an answer differs from its source.
    Changed = "aggregated",
    /// The same, where small cells are withheld.
    ChangedSuppressed = "aggregated, suppressed",
    /// A title of running sums.
    RunningTitle = "{title}, running sum",
    /// A unit of running sums.
    RunningUnit = "{unit}, running sum since {since}",
    /// What a bar of a running sum is.
    RunningBars = "Each bar is the sum since {since}.",
    /// In the notes of a period that a running sum leaves out.
    NotInSum = "a figure of its own, not in the running sum: another length of period",
    /// Under the chart: what happened at some time.
    Annotation = "{period}, {label}: {text}",
    /// The same beside its period.
    Annotated = "{label}: {text}",
        /// A control.
        Order = "Order",
        /// An order.
        OrderTotal = "Both directions together",
        /// An order of one country's partners.
        OrderOut = "What comes from the country",
        /// An order of one country's partners.
        OrderIn = "What reaches the country",
        /// An order.
        OrderName = "By name",
        /// An order of the grid.
        OrderSimilar = "Alike beside alike",
    /// One country and all others together, where the pair has no figure.
    ContextBetween = "{period}: {value} from {origin} to {target}.",
    /// All countries in a sentence.
    World = "all countries ({world})",
    /// What several sets say of one pair.
    SourcesTitle = "{count, plural, one {{a} and {b}: what one collection says} other {{a} and {b}: what {count} collections say}}",
    /// How the rows are to be read.
    SourcesLimit = "Compare left with right, never row with row.",
    /// Who counted both directions.
    CountedBoth = "Both directions were counted by {list}.",
    /// Who counted one of them.
    CountedOne = "Only one direction was counted by {list}.",
    /// Who counted none of them.
    CountedNone = "Neither was counted by {list}.",
    /// A set and the span of its figures.
    WhoWhen = "{who}, {period}",
    /// What was counted, where only some kinds of it.
    WhatOf = "{measure}: {kinds}",
    /// Who counted, when and what.
    WhoWhenWhat = "{head}: {what}",
    /// What a pale bar of a collection is.
    Pale = "pale: {status}",
    /// What a set says of itself.
    Vantage = "{who}: {vantage}",
    /// Under a chart that stands alone.
    LicenceLine = "Licence of the figures: {licence}. Changed: {changed}.",
    /// The same of several sets.
    LicencesLine = "Licences of the figures, and how these were changed: {list}",
    /// Sets of one licence.
    LicenceOf = "{who}: {licence}, {changed}.",
    /// A set without a licence.
    LicenceNotStated = "not stated",
    /// The first column of the table of collections.
    Collection = "Who counted, when and what",
    /// In the notes of a measure that is not drawn.
    FoldedAway = "not drawn: another measure stands for its collection",
    /// How to walk the collections.
    KeysSources = "Arrow keys: up and down through the collections, left and right between the directions; Page keys by five, Home and End to the ends, Escape to leave.",
    // What a reader takes along.
    /// A button that copies the address of what is shown.
    CopyLink = "Copy link",
    /// A button that opens what the system has for handing on a page.
    Share = "Share",

    // The source panel, which stands behind More.
    /// The heading of the definitions.
    Definition = "What is counted",
    /// The heading of the limits.
    Limits = "Limits",
    /// The heading of the pages that figures were read on.
    Pages = "Where each figure was read",
    /// The heading of the licence.
    Licence = "Licence of the figures",
    /// The heading of what the set is.
    TheFigures = "The figures",
    /// What a set covers, and when it was read.
    Covers = "Figures of {period}; read {retrieved}.",
    /// The same, where nobody noted when it was read.
    CoversOnly = "Figures of {period}.",
    /// The heading of the citation.
    Citation = "How to cite",
    /// A button beside the citation.
    Copy = "Copy",
    /// The same once it did.
    Copied = "Copied",
    /// A control: whose figures.
    PickFigures = "Figures",
    /// A control: as counted, or divided by a base.
    PickUnit = "Unit",
    /// A span to choose.
    AllPeriods = "All periods",
    /// A span to choose.
    FirstHalf = "First half",
    /// A span to choose.
    SecondHalf = "Second half",
    /// A button: takes the last choice away.
    Undo = "Undo",
    /// A button: all choices as the page had them.
    ResetAll = "Reset",
    /// Above the pairs that were chosen before.
    RecentPairs = "Recent pairs",
    /// Where nothing has the letters that were typed.
    NoPlace = "No such country or territory here.",
    /// Beside a country or territory: with how many others there are figures of it.
    PartnersMany = "{count, plural, one {{count} partner} other {{count} partners}}",
    /// How to swap the pair by a key.
    KeysSwap = "Shift with Enter swaps the two.",

    // By key and by ear.
    /// A step among many countries: in a view of one span its title says when.
    StepAmong = "{value}, {direction}; {at} of {of}",
    /// The same with what is to be said of the figure.
    StepAmongNoted = "{value} ({note}), {direction}; {at} of {of}",
    /// A step to both directions of a pair.
    StepBoth = "{value}; {other}; {at} of {of}",
    /// The same with what is to be said of the two.
    StepBothNoted = "{value}; {other} ({note}); {at} of {of}",
    /// A step among collections, with who counted what and when.
    StepBy = "{value}, {direction}; {who}; {at} of {of}",
    /// The same with what is to be said of the figure.
    StepByNoted = "{value} ({note}), {direction}; {who}; {at} of {of}",
    /// One direction of a pair, where both are pointed at.
    WayPointed = "{value}, from {origin} to {target}",
    /// Above the controls of sounds.
    Listen = "Listen",
    /// A control of sounds.
    Play = "Play",
    /// The same while they play.
    Pause = "Pause",
    /// A control of sounds.
    PlayNext = "Next figure",
    /// A control of sounds.
    Speed = "Speed",
    /// What is to be heard.
    ListenHow = "Left ear: from the first country to the second; right ear: the other way. The higher, the more; silence is none, a hiss not measured, two knocks withheld.",
    /// Above what changed in an article's figures.
    Since = "Figures changed since publication (edition {edition}):",
    /// A figure that changed.
    SinceWas = "{row}, {column}: was {was}; now {now}.",
    /// Where too many changed to list.
    SinceMore = "Further figures changed too.",
    /// Where a newer edition has the same figures here.
    SinceSame = "There is a newer edition than at publication ({edition}); the figures shown are the same.",
    /// Where the earlier edition cannot be compared.
    SinceUnknown = "The edition of these figures changed since publication ({edition}); what changed cannot be told here.",
    }

    views {
    /// One country's partners.
    PartnersTitle = "{measure}: {country} and its partners, {period}",
    /// The second direction's figure alone.
    OtherShort = "The other way: {value}{as_told}.",
    /// That nobody measured it; the notes say why.
    OtherOutside = "The other way was not measured.",
    /// A column, and whom a line is about.
    Partner = "Partner",
    /// All of them, in the name of a direction.
    Partners = "partners",
    /// Partners that are not shown one by one.
    Others = "{count, plural, one {{count} other} other {{count} others}}",
    /// Partners that the source could not tell.
    UnknownPartner = "Unknown",
    /// The same in a sentence.
    UnknownInText = "unknown countries",
    /// Others whose figures may not be added.
    NotAdded = "not added up",
    /// Why not.
    WhyNotAdded = "These figures may not be added up over countries.",
    /// No figure above none, beside an axis.
    ShortNone = "none",
    /// Withheld, beside an axis.
    ShortWithheld = "withheld",
    /// In a sentence: all but the country itself.
    OtherCountries = "other countries",
    /// In a sentence: those of the lines that have no figure in a direction.
    SomePartners = "{count, plural, one {{count} of the partners shown} other {{count} of the partners shown}}",
    /// The opening of the largest figure.
    LargestOf = "{count, plural, one {{period}, the only figure} other {{period}, the largest of {count} figures}}",
    /// The second direction's largest figure.
    OtherLargest = "{count, plural, one {The other way, the only figure: {finding}{as_told}.} other {The other way, the largest of {count}: {finding}{as_told}.}}",
    /// A figure and where it came from.
    ValueFrom = "{value} from {origin}",
    /// That some partners were not measured as targets.
    PartlyTo = "To some partners it was not measured.",
    /// That some partners were not measured as origins.
    PartlyFrom = "From some partners it was not measured.",
    /// A direction without a figure above none.
    SideNone = "None from {origin} to {target}.",
    /// A direction with withheld figures only.
    SideWithheld = "Every figure from {origin} to {target} is withheld for privacy.",
    /// The second direction, where nobody measured it.
    OtherSideGap = "The other way nothing was measured.",
    /// Under the chart: a direction, or a part of it, that nobody measured.
    SideGap = "From {origin} to {target} nothing was measured: {why}",
    /// Under the chart: domestic figures.
    Domestic = "Not drawn, inside {country}: {value}.",
    /// Under the chart: bars beyond the scale.
    BrokenBars = "Bars with a gap are longer than drawn.",
    /// How to walk the partners.
    KeysPartners = "Arrow keys: up and down through the partners, left and right between the directions; Page keys by five, Home and End to the ends, Escape to leave.",
    /// A grid without a figure above none.
    GridNone = "{period}: none between these countries.",
    /// A grid with withheld figures only.
    GridWithheld = "{period}: every figure between these countries is withheld for privacy.",
    /// A grid of which nothing was measured.
    GridGap = "Nothing between these countries was measured.",
    /// A grid without any published figure.
    GridUnpublished = "No figure was published.",
    /// How many countries nobody measured on a side.
    NotTargets = "Not measured as targets: {targets} of {all} countries.",
    /// The same of the other side.
    NotOrigins = "Not measured as origins: {origins} of {all} countries.",
    /// The same of both sides.
    NotEither = "Not measured of {all} countries: {targets} as targets, {origins} as origins.",
    /// In the grid: columns folded away.
    MoreTargets = "{count, plural, one {{count} more not measured as target: {list}} other {{count} more not measured as targets: {list}}}",
    /// In the grid: rows folded away.
    MoreOrigins = "{count, plural, one {{count} more not measured as origin: {list}} other {{count} more not measured as origins: {list}}}",
    /// A domestic figure.
    Inside = "inside {country}",
    /// A legend's words for them.
    InsideOne = "inside one country",
    /// In a tooltip: the mirror cell.
    MirrorCell = "the other way: {value}",
    /// A column of origins.
    FromColumn = "From",
    /// A column of targets.
    ToColumn = "To",
    /// Under the grid: countries beyond it.
    BeyondGrid = "{count, plural, one {{count} more country has figures and is not in the grid.} other {{count} more countries have figures and are not in the grid.}}",
    /// How to walk the grid.
    KeysMatrix = "Arrow keys: from cell to cell; Page keys by five rows, Home and End to the ends of a row, Escape to leave.",
    /// Many countries with each other.
    MatrixTitle = "{measure}: who reaches whom, {period}",
    /// The largest flows.
    FlowsTitle = "{measure}: the largest flows, {period}",
    /// After the pair's own: the largest of all.
    LargestFlow = "Largest published: {finding}{as_told}; the other way {other}.",
    /// The same where it is the pair's own.
    NoLargerFlow = "No published flow is larger than this pair's.",
    /// Where a flow begins, above its column.
    FlowFrom = "From",
    /// Where it ends.
    FlowTo = "To",
    /// The other direction, above its column.
    FlowOtherWay = "The other way",
    /// The other direction beside one.
    TipOtherWay = "the other way: {value}",
    /// The same where nobody counted.
    TipOtherWhy = "the other way: not measured ({why})",
    /// Flows from many places, drawn as one.
    FlowOthers = "Others",
    /// How many places they are.
    FlowOthersCount = "{count, plural, one {{count} other} other {{count} others}}",
    /// Where their flows arrive.
    FlowOthersTo = "{others} to {target}",
    /// A figure that nobody may add up.
    FlowNotAdded = "may not be added up",
    /// Under the chart: what is drawn as others, or not at all.
    FlowOthersDrawn = "Others together: {list}.",
    /// The same where their figures may not be added up.
    FlowOthersLeftOut = "Not drawn, since their figures may not be added up: {list}.",
    /// Something with its figure, in a list.
    WithFigure = "{name} ({value})",
    /// Under the chart: what stays inside one place.
    LeftOutInside = "Left out, since they stay inside one country: {list}.",
    /// Under the chart: what comes from or reaches an unknown place.
    LeftOutUnknown = "Left out, since one side is unknown: {list}.",
    /// How much was left out, where it may not be added up.
    FiguresNotAdded = "{count, plural, one {{count} figure, which may not be added up} other {{count} figures, which may not be added up}}",
    /// Under the chart: what the figures at the names are.
    FlowSums = "Beside each name: its bands added up, where that may be done.",
    /// Under the chart: what pale bands are.
    PaleBands = "Pale bands: {list}.",
    /// Under the chart: what dotted bands are.
    DottedBands = "Dotted bands: withheld for privacy.",
    /// Instead of bands.
    NoFlows = "No flow to draw: no figure above none was published.",
    /// How to walk the flows.
    KeysFlows = "Arrow keys: up and down through the flows, left and right to the other way; Page keys by five, Home and End to the ends, Escape to leave.",
    /// The largest flows on a map.
    MapTitle = "{measure}: the largest flows on a map, {period}",
    /// What a map of addresses cannot say.
    MapMachines = "A map shows where machines stand, not who runs them.",
    /// What a map of named countries cannot say.
    MapNamed = "A map shows which countries a source names; a place on it is no proof of a state's part.",
    /// Below the map: how lines are to be read.
    MapRoutes = "A line joins two countries of the table at points inside them; it is no route.",
    /// Below the map: whose borders these are.
    MapBorders = "Borders as Natural Earth draws them, by who controls the ground; dotted ones are contested. Drawing them is no statement on any claim.",
    /// Below the map: the shapes are not here.
    MapNoLand = "The shapes of the land could not be loaded; lines and names stand where they belong.",
    /// Below the map: where nobody counted arrivals.
    MapUnmeasured = "Not measured is what reached {list}: {why}",
    /// How many other flows there are.
    MapMore = "Smaller flows not drawn: {count}.",
    /// The same with their sum.
    MapMoreSum = "Smaller flows not drawn: {count}, together {value}.",
    /// In the key of the map.
    MapWidth = "Width of a line:",
    /// What the thinnest line stands for.
    MapThin = "{value} or less",
    /// In the key of the map.
    MapOthers = "other pairs",
    /// In the key of the map.
    MapObservers = "arrivals were counted here",
    /// Every pair.
    BalanceTitle = "{measure}: every pair both ways, {period}",
    /// The axis upwards, above it.
    BalanceUp = "↑ One way: from the first country named to the second",
    /// The axis to the right, under it.
    BalanceRight = "The other way: from the second to the first →",
    /// The diagonal.
    BalanceEqual = "equal both ways",
    /// A line beside the diagonal.
    BalanceTimes = "{times} times",
    /// A strip of pairs without a figure the second way.
    BalanceColumn = "Other way {kind}: {count}",
    /// A strip of pairs without a figure the first way.
    BalanceRow = "One way {kind}: {count}",
    /// A pair; the larger direction comes from the first country.
    PairName = "{a} – {b}",
    /// A direction and its figure in words.
    BalanceFigure = "From {origin} to {target}: {value}",
    /// How much larger one direction is.
    BalanceRatio = "{times} times as many from {origin} to {target} as the other way",
    /// The same, rounded.
    BalanceRatioAbout = "About {times} times as many from {origin} to {target} as the other way",
    /// Both directions alike.
    BalanceEven = "About as many both ways",
    /// How many pairs can be compared, and how many are far apart.
    BalanceBoth = "Pairs with figures both ways: {both} of {all}; in {far} of these one way is at least ten times the other.",
    /// The same, where none can be compared.
    BalanceBothNone = "Pairs with figures both ways: none of {all}.",
    /// The pairs without two figures.
    BalanceRest = "Pairs without figures both ways: {list}.",
    /// One entry of that list.
    BalanceSomeNone = "none one way {count}",
    /// One entry of that list.
    BalanceWithheld = "withheld one way {count}",
    /// One entry of that list.
    BalanceOneWay = "measured one way only {count}",
    /// One entry of that list.
    BalanceNeither = "measured neither way {count}",
    /// How the dots are to be read.
    BalanceReading = "The country of the larger direction is named first, so its pair stands above the line of equal figures; the chosen pair keeps its own order. Each line farther up is ten times as much.",
    /// What a ring is.
    BalanceRings = "Rings instead of dots: figures that are weakly known, have a gap, or are a lower bound.",
    /// The heading of a pair's column.
    PairColumn = "Pair",
    /// A column.
    FirstToSecond = "First to second",
    /// A column.
    SecondToFirst = "Second to first",
    /// How to walk the pairs.
    KeysBalance = "Arrow keys: through the pairs from the largest figure to the smallest; Page keys by ten, Home and End to the ends, Escape to leave.",

    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_message_uses_a_loaded_word() {
        for message in Message::ALL {
            let text = message.english().to_lowercase();
            for word in ["attacker", "hacker", "victim", "enemy", " back"] {
                assert!(!text.contains(word), "{text}");
            }
        }
    }
}
