package io.millrace.processors.reset;

import io.millrace.processors.topics.Cluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.GroupType;

/**
 * Takes an application back to before its first start: its group with the committed offsets, its internal topics and its
 * local state go. Inputs are then read again from their beginning. Other instances' local state must be deleted where it is.
 */
public final class Reset {

    private static final List<String> INTERNAL =
            List.of("-changelog", "-repartition", "-topic", "-subscription-registration", "-subscription-response");

    /**
     * What a reset would do.
     *
     * @param group of the application, if there is one, with its protocol
     * @param activeMembers who must stop first, in words
     * @param topics that would be deleted
     * @param folder of local state, if there is one
     */
    public record Plan(
            Optional<GroupType> group, List<String> activeMembers, List<String> topics, Optional<Path> folder) {

        /** Whether there is nothing to do. */
        public boolean empty() {
            return group.isEmpty() && topics.isEmpty() && folder.isEmpty();
        }
    }

    private final Cluster cluster;
    private final String applicationId;
    private final Path folder;

    /** @param stateDir the folder that has a folder for the application */
    public Reset(Cluster cluster, String applicationId, Path stateDir) {
        this.cluster = cluster;
        this.applicationId = applicationId;
        this.folder = stateDir.resolve(applicationId);
    }

    /** Looks and changes nothing. */
    public Plan plan(Collection<String> outputTopics) {
        Collection<GroupListing> groups =
                cluster.ask("list the groups", cluster.admin().listGroups().all());
        Optional<GroupType> group = groups.stream()
                .filter(listing -> listing.groupId().equals(applicationId))
                .findFirst()
                .map(listing -> listing.type().orElse(GroupType.CLASSIC));
        Set<String> existing =
                cluster.ask("list the topics", cluster.admin().listTopics().names());
        Set<String> topics = new TreeSet<>(
                internal(existing, groups.stream().map(GroupListing::groupId).toList()));
        outputTopics.stream().filter(existing::contains).forEach(topics::add);
        return new Plan(
                group,
                group.map(this::members).orElse(List.of()),
                List.copyOf(topics),
                Optional.of(folder).filter(Files::exists));
    }

    /** Does it. Members that are still there are removed from the group first. */
    public void carryOut(Plan plan) {
        plan.group().ifPresent(type -> deleteGroup(type, !plan.activeMembers().isEmpty()));
        if (!plan.topics().isEmpty()) {
            cluster.ask(
                    "delete topics " + plan.topics(),
                    cluster.admin().deleteTopics(plan.topics()).all());
        }
        plan.folder().ifPresent(Reset::delete);
    }

    /** Another group's topics may begin with our name too: those of {@code fraud-eu} with {@code fraud-}. */
    private List<String> internal(Set<String> existing, Collection<String> groups) {
        return existing.stream()
                .filter(topic -> topic.startsWith(applicationId + "-"))
                .filter(topic -> INTERNAL.stream().anyMatch(topic::endsWith))
                .filter(topic -> groups.stream()
                        .noneMatch(other -> other.startsWith(applicationId + "-") && topic.startsWith(other + "-")))
                .toList();
    }

    private List<String> members(GroupType type) {
        List<String> members = new ArrayList<>();
        if (type == GroupType.STREAMS) {
            cluster.ask(
                            "describe group " + applicationId,
                            cluster.admin()
                                    .describeStreamsGroups(List.of(applicationId))
                                    .describedGroups()
                                    .get(applicationId))
                    .members()
                    .forEach(member -> members.add(member.clientId() + " on " + member.clientHost()));
        } else {
            cluster.ask(
                            "describe group " + applicationId,
                            cluster.admin()
                                    .describeConsumerGroups(List.of(applicationId))
                                    .describedGroups()
                                    .get(applicationId))
                    .members()
                    .forEach(member ->
                            members.add(member.groupInstanceId().orElse(member.clientId()) + " on " + member.host()));
        }
        members.sort(Comparator.naturalOrder());
        return members;
    }

    private void deleteGroup(GroupType type, boolean withMembers) {
        if (type == GroupType.STREAMS) {
            cluster.ask(
                    "delete group " + applicationId,
                    cluster.admin().deleteStreamsGroups(List.of(applicationId)).all());
            return;
        }
        if (withMembers) {
            cluster.ask(
                    "remove the members of group " + applicationId,
                    cluster.admin()
                            .removeMembersFromConsumerGroup(applicationId, new RemoveMembersFromConsumerGroupOptions())
                            .all());
        }
        cluster.ask(
                "delete group " + applicationId,
                cluster.admin().deleteConsumerGroups(List.of(applicationId)).all());
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder + "; delete it by hand", e);
        }
    }
}
