package outlay.cli.sending;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads shares: {@code 2%}, {@code 2.5 %}, {@code 0.02}. */
final class Rates implements ITypeConverter<Double> {
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?|\\.\\d{1,9})( ?%)?");

    @Override
    public Double convert(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (matcher.matches()) {
            BigDecimal number = new BigDecimal(matcher.group(1));
            BigDecimal share = matcher.group(2) == null ? number : number.movePointLeft(2);
            if (share.compareTo(BigDecimal.ONE) <= 0) {
                return share.doubleValue();
            }
        }
        throw new TypeConversionException("'" + text + "' is no rate: write 2% or 0.02");
    }
}
