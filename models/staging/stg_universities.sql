{{ stage('universities') }}
