package dev.rapport.records.transfer;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much a file to be brought in may hold.
 *
 * @param maxSize of the file; the server's own limit for uploads is {@code
 *     spring.servlet.multipart.max-file-size}
 * @param maxUnpacked of a workbook, which is an archive
 * @param maxHeld of a workbook's parts that are held in memory, such as the texts that cells share
 * @param maxRows without the header
 * @param maxCellLength in characters (UTF-16 units)
 * @param maxTime for reading it
 * @param rowsAtATime how many rows one transaction carries out
 * @param setsAtOnce how many such transactions run side by side
 */
@ConfigurationProperties("rapport.imports")
record ImportLimits(
    @DefaultValue("200MB") DataSize maxSize,
    @DefaultValue("1GB") DataSize maxUnpacked,
    @DefaultValue("128MB") DataSize maxHeld,
    @DefaultValue("2000000") int maxRows,
    @DefaultValue("500") int maxColumns,
    @DefaultValue("100000") int maxCellLength,
    @DefaultValue("3m") Duration maxTime,
    @DefaultValue("1000") int rowsAtATime,
    @DefaultValue("2") int setsAtOnce) {}
