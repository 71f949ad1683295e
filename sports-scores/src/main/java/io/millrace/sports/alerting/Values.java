package io.millrace.sports.alerting;

/** Names of the values in match alerts. */
public final class Values {

    public static final String COMPETITION = "competition";
    /** Id of the team. */
    public static final String HOME = "home";
    /** Id of the team. */
    public static final String AWAY = "away";
    /** Both names: {@code FC Home - FC Away}. */
    public static final String TEAMS = "teams";
    /** {@code 1-0}: after the incident; of a retraction and of a phase, the score that stands now. */
    public static final String SCORE = "score";
    /** The same score with names: {@code FC Home 1-0 FC Away}. */
    public static final String LINE = "line";
    /** STANDS, PENDING, UNDER_REVIEW or VOID. */
    public static final String STANDING = "standing";

    public static final String KIND = "kind";
    public static final String MINUTE = "minute";
    /** Id of the team that did it. */
    public static final String TEAM = "team";
    /** Id of the player who did it. */
    public static final String PLAYER = "player";

    public static final String PLAYER_NAME = "playerName";
    /** Id of the player who gave the assist. */
    public static final String SECOND_PLAYER = "secondPlayer";

    public static final String SECOND_PLAYER_NAME = "secondPlayerName";
    /** eventId of what is checked. */
    public static final String ABOUT = "about";

    public static final String DECISION = "decision";
    /** State of the match. */
    public static final String STATE = "state";
    /** Score before a correction. */
    public static final String FROM = "from";

    private Values() {}
}
