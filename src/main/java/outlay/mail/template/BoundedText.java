package outlay.mail.template;

import liqp.RenderTransformer;
import liqp.TemplateContext;

/** Puts the pieces of a rendering together and stops when they grow too long. */
final class BoundedText implements RenderTransformer {
    private final int most;

    BoundedText(int most) {
        this.most = most;
    }

    @Override
    public ObjectAppender.Controller newObjectAppender(TemplateContext context, int estimate) {
        return new Pieces(most);
    }

    @Override
    public Object transformObject(TemplateContext context, Object rendered) {
        return rendered.toString();
    }

    private static final class Pieces implements RenderTransformer.ObjectAppender.Controller {
        private final StringBuilder text = new StringBuilder();
        private final int most;

        Pieces(int most) {
            this.most = most;
        }

        @Override
        public void append(Object piece) {
            String string = piece.toString();
            if (text.length() + string.length() > most) {
                throw new LimitExceeded("the text grows beyond " + most + " characters");
            }
            text.append(string);
        }

        @Override
        public Object getResult() {
            return text.toString();
        }
    }
}
